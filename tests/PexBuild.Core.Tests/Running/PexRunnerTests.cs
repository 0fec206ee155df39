using System.Runtime.Versioning;
using PexBuild.Diagnostics;
using PexBuild.Testing;

namespace PexBuild.Running;

[TestClass]
public sealed class PexRunnerTests
{
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow(0)]
    [DataRow(7)]
    [DataRow(125)]
    public void Run_returns_the_programs_exit_status(int status)
    {
        using var program = Program($"import sys\nsys.exit({status})");

        Assert.AreEqual(status, PexRunner.Run(program.Path, [], new RunOptions(), TestContext.CancellationToken));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Run_reports_a_death_by_signal_as_a_shell_does()
    {
        using var program = Program("import os\nos.kill(os.getpid(), 9)");

        Assert.AreEqual(128 + 9, PexRunner.Run(program.Path, [], new RunOptions(), TestContext.CancellationToken));
    }

    [TestMethod]
    public void Stream_hands_on_the_lines_of_both_outputs_and_the_status()
    {
        using var program = Program("import sys\nprint('one')\nprint('')\nsys.stdout.write('last')\nsys.stderr.write('bad\\n')\nsys.exit(3)");

        Assert.AreEqual(3, Stream(program));
        Assert.AreSequenceEqual(["one", "", "last"], _output);
        Assert.AreSequenceEqual(["bad"], _errors);
    }

    [TestMethod]
    public void Stream_passes_arguments_untouched()
    {
        string[] arguments = [
            "", " ", "two words", "a\nb", "\t", "\"quoted\"", "it's", @"back\slash\", "--", "-h", "$HOME `x` *", "ünï 😀", "-c", "@file", "%PATH%",
        ];
        using var program = Program("import sys, json\nprint(json.dumps(sys.argv[1:]))");

        Stream(program, arguments);

        Assert.AreSequenceEqual(arguments, System.Text.Json.JsonSerializer.Deserialize<string[]>(_output.Single()));
    }

    [TestMethod]
    public void Stream_gives_the_program_its_working_directory_and_variables_and_no_input()
    {
        using var program = Program("import os, sys\nprint(os.getcwd())\nprint(os.environ['PEXBUILD_TEST'])\nprint(repr(sys.stdin.read()))");
        using var elsewhere = new TemporaryFolder();
        var options = new RunOptions { WorkingDirectory = elsewhere.Path, Environment = new Dictionary<string, string> { ["PEXBUILD_TEST"] = "a value" } };

        Stream(program, [], options);

        Assert.AreSequenceEqual([new DirectoryInfo(elsewhere.Path).ResolveLinkTarget(true)?.FullName ?? elsewhere.Path, "a value", "''"], _output);
    }

    [TestMethod]
    public void StartInfo_tells_the_folder_which_Python_was_asked_for()
    {
        using var program = Program("");
        var python = APython();

        var option = PexRunner.StartInfo(program.Path, ["x"], new RunOptions { Python = python });
        var variable = PexRunner.StartInfo(program.Path, ["x"], new RunOptions { Environment = new Dictionary<string, string> { ["PEX_PYTHON"] = python } });

        foreach (var start in new[] { option, variable })
        {
            Assert.AreEqual(python, start.FileName);
            Assert.AreSequenceEqual([program.Path, "x"], start.ArgumentList);
            Assert.AreEqual(python, start.Environment["PEX_PYTHON"]);
        }
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void StartInfo_gives_the_folder_the_path_of_a_Python_that_was_asked_for_by_name()
    {
        using var program = Program("");
        using var pythons = new FakePythons();
        pythons.Add("first/python3.8", status: 127);
        var expected = pythons.Add("pyenv/versions/3.8.18/bin/python3.8");

        var start = PexRunner.StartInfo(program.Path, [], pythons.Options(null, ("PEX_PYTHON", "python3.8")));

        Assert.AreEqual(expected, start.FileName);
        Assert.AreEqual(expected, start.Environment["PEX_PYTHON"]);
    }

    [TestMethod]
    public void StartInfo_leaves_the_choice_to_the_folder_when_no_Python_was_asked_for()
    {
        using var program = Program("");
        APython();

        var start = PexRunner.StartInfo(program.Path, [], new RunOptions { Environment = new Dictionary<string, string> { ["PEX_PYTHON"] = "" } });

        Assert.AreEqual("", start.Environment["PEX_PYTHON"]);
    }

    [TestMethod]
    public void StartInfo_makes_the_folders_path_absolute_so_that_it_is_no_option()
    {
        using var program = Program("");
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), program.Path);
        APython();

        Assert.AreEqual(program.Path, PexRunner.StartInfo(relative, [], new RunOptions()).ArgumentList[0]);
    }

    [TestMethod]
    public void A_folder_without_entry_script_is_not_run()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.ThrowsExactly<PexException>(() => PexRunner.StartInfo(folder.Path, [], new RunOptions())).Diagnostic;

        Assert.AreEqual("PEX3002", error.Code.Id);
    }

    [TestMethod]
    public void A_working_directory_that_is_missing_is_named()
    {
        using var program = Program("");

        var error = Assert.ThrowsExactly<PexException>(
            () => PexRunner.StartInfo(program.Path, [], new RunOptions { WorkingDirectory = program["missing"] })).Diagnostic;

        Assert.AreEqual("PEX3005", error.Code.Id);
        Assert.Contains("there is no working directory", error.Message);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Cancelling_ends_the_program_and_what_it_started()
    {
        using var program = Program(StartsAnotherAndWaits);
        using var cancel = new CancellationTokenSource();

        Assert.ThrowsExactly<OperationCanceledException>(
            () => PexRunner.Stream(program.Path, [], new RunOptions(), id => { _output.Add(id); cancel.Cancel(); }, _errors.Add, cancel.Token));

        Assert.IsFalse(IsAlive(_output.Single()));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_program_that_runs_for_too_long_is_ended_with_what_it_started()
    {
        using var program = Program(StartsAnotherAndWaits);

        var error = Assert.ThrowsExactly<PexException>(() => Stream(program, [], new RunOptions { Timeout = TimeSpan.FromSeconds(1.5) })).Diagnostic;

        Assert.AreEqual("PEX3004", error.Code.Id);
        Assert.Contains("within 1.5 seconds", error.Message);
        Assert.IsFalse(IsAlive(_output.Single()));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Stream_does_not_wait_for_what_the_program_leaves_behind()
    {
        using var program = Program("import subprocess, sys\nchild = subprocess.Popen(['sleep', '30'])\nprint(child.pid)");

        Assert.AreEqual(0, Stream(program));

        System.Diagnostics.Process.GetProcessById(int.Parse(_output.Single(), null)).Kill();
    }

    private const string StartsAnotherAndWaits =
        "import subprocess, sys\nchild = subprocess.Popen([sys.executable, '-S', '-c', 'import time; time.sleep(60)'])\nprint(child.pid)\nsys.stdout.flush()\n"
            + "child.wait()";

    private int Stream(TemporaryFolder program, IReadOnlyList<string>? arguments = null, RunOptions? options = null) =>
        PexRunner.Stream(program.Path, arguments ?? [], options ?? new RunOptions(), _output.Add, _errors.Add, TestContext.CancellationToken);

    private static TemporaryFolder Program(string text)
    {
        APython();
        var folder = new TemporaryFolder();
        File.WriteAllText(folder["__main__.py"], text);
        return folder;
    }

    private static string APython()
    {
        try
        {
            return PythonLocator.Find(null, new RunOptions()).Path;
        }
        catch (PexException e) when (e.Diagnostic.Code == PexErrors.NoPython)
        {
            Assert.Inconclusive("There is no Python on this machine.");
            throw;
        }
    }

    /// <summary>A process that was killed but that nobody has waited for yet is dead too.</summary>
    private static bool IsAlive(string id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(int.Parse(id, null));
            return !process.WaitForExit(TimeSpan.FromSeconds(10));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
