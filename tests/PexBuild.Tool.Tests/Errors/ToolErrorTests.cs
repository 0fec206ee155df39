using PexBuild.Diagnostics;

namespace PexBuild.Tool.Errors;

/// <summary>The command line, and running.</summary>
[TestClass]
public sealed class ToolErrorTests : ErrorTests
{
    public static IEnumerable<object[]> Names => NamesOf(Cases);

    internal static IEnumerable<ErrorCase> Cases =>
    [
        Wrong("an unknown verb", "evil\u001b[2J"), Wrong("an unknown option", "unpack", "--evil"), Wrong("no PEX", "unpack"),
        Wrong("two that cannot be used together", "unpack", "x", "--script", "a", "--entry-point", "b"),
        Wrong("an unknown value", "unpack", "x", "--on-edits", "maybe"),
        new(PexErrors.NotRunnable, "a folder without a program", "{lab}/tool has no __main__.py, so Python cannot run it. The program was not started.", lab =>
        {
            Directory.CreateDirectory(lab.Folder);
            return ["run", lab.Folder];
        }) { Origin = "tool", Status = ExitStatus.NotStarted },
        new(PexErrors.PythonAskedFor, "one that is not there", "The requested Python, '/no/such/python', ", lab =>
        {
            lab.Write("tool/__main__.py", "");
            return ["run", "--python", "/no/such/python", lab.Folder];
        }) { Origin = "--python", Status = ExitStatus.NoPython },
        new(PexErrors.Io, "a name too long for the disk", "", lab =>
        {
            File.WriteAllBytes(lab.Pex, HostilePex.With().Build());
            return ["unpack", lab.Pex, "-o", lab[new string('x', 300)]];
        }) { Origin = "{lab}/" + new string('x', 300) },
    ];

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void What_the_tool_cannot_do_is_said_in_one_line(string name) => Provoke(Cases, name);

    [TestMethod]
    public void Without_any_Python_the_line_says_so()
    {
        using var tool = new ToolRun();
        tool.Program("print(1)\n");

        var run = tool.RunWith(new() { ["PATH"] = tool.Folder, ["PYENV_ROOT"] = tool.Folder, ["HOME"] = tool.Folder, ["PEX_PYTHON"] = null }, null, "run",
            "program").AssertExitCode(ExitStatus.NoPython);

        Assert.MatchesRegex(@"\Aprogram : error PEX3001: No Python was found that starts: [^\n]+ The program was not started\. [^\n]+\n\z", run.Error);
        Assert.AreEqual("", run.Output);
    }

    [TestMethod]
    public void An_interruption_is_a_line_and_a_status()
    {
        using var lab = new Lab();
        var arguments = lab.Unpack(HostilePex.With());
        var before = lab.List();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        var run = InProcess.Run(cancelled.Token, arguments);

        Assert.AreEqual((ExitStatus.Interrupted, $"dotnet-pex : error {PexErrors.Interrupted.Id}: Interrupted. Nothing was left half done.\n"),
            (run.Status, run.Error));
        Assert.AreSequenceEqual(before, lab.List());
    }

    private static ErrorCase Wrong(string name, params string[] arguments) => new(PexErrors.Usage, name, "", _ => arguments)
    { Origin = PexTool.Name, Status = ExitStatus.WrongCommandLine };
}
