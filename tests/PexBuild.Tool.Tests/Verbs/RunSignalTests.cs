using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using PexBuild.Testing;

namespace PexBuild.Tool.Verbs;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class RunSignalTests
{
    // The longest that anything here lasts if it goes wrong.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [TestMethod]
    [DataRow("TERM", 15)]
    [DataRow("INT", 2)]
    [DataRow("HUP", 1)]
    [DataRow("QUIT", 3)]
    public void A_signal_to_the_tool_reaches_the_program_whose_answer_counts(string name, int number)
    {
        using var tool = new ToolRun();
        using var process = Start(tool, out _,
            "import signal, sys\ndef end(number, frame):\n    print('got %d' % number)\n    sys.exit(9)\nfor s in (1, 2, 3, 15):\n    signal.signal(s, end)\n");

        Send(name, process.Id);

        Assert.IsTrue(process.WaitForExit(s_patience));
        Assert.AreEqual($"got {number}", ReadLine(process));
        Assert.AreEqual(9, process.ExitCode);
    }

    [TestMethod]
    [DataRow("TERM", 15)]
    [DataRow("INT", 2)]
    [DataRow("KILL", 9)]
    public void A_program_that_a_signal_ends_gives_128_and_its_number(string name, int number)
    {
        using var tool = new ToolRun();
        using var process = Start(tool, out var program, "import signal\nsignal.signal(2, signal.SIG_DFL)\n");

        Send(name, program);

        Assert.IsTrue(process.WaitForExit(s_patience));
        Assert.AreEqual(128 + number, process.ExitCode);
        Assert.AreEqual("", process.StandardError.ReadToEnd());
    }

    [TestMethod]
    public void A_program_that_ignores_a_signal_goes_on()
    {
        using var tool = new ToolRun();
        using var process = Start(tool, out _, "import signal\nsignal.signal(15, lambda *_: print('ignored', flush=True))\n");
        Send("TERM", process.Id);
        Assert.AreEqual("ignored", ReadLine(process));
        Send("TERM", process.Id);
        Assert.AreEqual("ignored", ReadLine(process));

        process.StandardInput.Close();

        Assert.IsTrue(process.WaitForExit(s_patience));
        Assert.AreEqual(0, process.ExitCode);
    }

    /// <summary>Starts a program that ends with its standard input; returns when it is ready.</summary>
    private static Process Start(ToolRun tool, out int program, string prepare)
    {
        Pythons.Require3();
        var process = tool.Start("run", tool.Program(prepare + "import os, sys\nprint(os.getpid(), flush=True)\nsys.stdin.read()\n"));
        program = int.Parse(ReadLine(process)!, CultureInfo.InvariantCulture);
        return process;
    }

    private static string? ReadLine(Process process)
    {
        var line = process.StandardOutput.ReadLineAsync();
        Assert.IsTrue(line.Wait(s_patience), "The program does not answer.");
        return line.Result;
    }

    private static void Send(string signal, int process) =>
        ProcessResult.Run("kill", ["-" + signal, process.ToString(CultureInfo.InvariantCulture)]).AssertSuccess();
}
