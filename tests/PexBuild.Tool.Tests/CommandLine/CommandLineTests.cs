namespace PexBuild.Tool.CommandLine;

[TestClass]
public sealed class CommandLineTests
{
    private const string Hint = " Nothing was done. See 'dotnet pex --help'.\n";

    [TestMethod]
    [DataRow("unpack", "unpack a.pex b", "Unrecognized command or argument 'b'.")]
    [DataRow("unpack", "unpack a.pex -- b", "Unrecognized command or argument 'b'.")]
    [DataRow("unpack", "unpack --outptu d a.pex", "Unrecognized option '--outptu'; did you mean '--output'?")]
    [DataRow("unpack", "unpack a.pex --output", "Missing value for option 'output'.")]
    [DataRow("unpack", "unpack a.pex --json=yes", "Unexpected value 'yes' for option 'json'.")]
    [DataRow("unpack", "unpack a.pex --on-edits loose", "--on-edits is one of fail, keep, overwrite, merge, not 'loose'.")]
    [DataRow("unpack", "unpack a.pex --entry-point m --script s", "--entry-point and --script cannot be used together.")]
    [DataRow("unpack", "unpack a.pex --no-patch --script s",
        "--no-patch leaves the entry point as it is, so it cannot be used together with --entry-point or --script.")]
    [DataRow("unpack", "unpack", "'unpack' needs PEX: the PEX: a file, or a folder in loose or packed layout.")]
    [DataRow("info", "info", "'info' needs PEX: the PEX file, or the folder that one was unpacked to.")]
    [DataRow("run", "run --python", "Missing value for option 'python'.")]
    [DataRow("run", "run --pyhton 3 a.pex", "Unrecognized option '--pyhton'; did you mean '--python'?")]
    [DataRow("run", "run --python= a.pex", "--python needs a value.")]
    [DataRow("root", "unpak a.pex", "Unrecognized command or argument 'unpak'; did you mean 'unpack'?")]
    [DataRow("root", "--vresion", "Unrecognized option '--vresion'; did you mean '--version'?")]
    [DataRow("root", "@file", "Unrecognized command or argument '@file'.")]
    [DataRow("root", "info a.pex --verbosity loud", "--verbosity is one of quiet, minimal, normal, detailed or diagnostic, not 'loud'.")]
    public void A_wrong_command_line_is_one_line_and_status_2(string what, string line, string problem)
    {
        var run = InProcess.Run(line.Split(' '));

        Assert.AreEqual("dotnet-pex : error PEX0001: " + problem + Hint, run.Error, what);
        Assert.AreEqual(2, run.Status);
        Assert.AreEqual("", run.Output);
    }

    [TestMethod]
    public void Without_a_verb_the_help_goes_to_standard_error()
    {
        var run = InProcess.Run();

        Assert.AreEqual(2, run.Status);
        Assert.AreEqual("", run.Output);
        Assert.AreEqual(InProcess.Run("--help").Output, run.Error);
    }

    [TestMethod]
    public void The_version_is_one_line()
    {
        var run = InProcess.Run("--version");

        Assert.AreEqual(0, run.Status);
        Assert.MatchesRegex(@"\A\d+\.\d+\.\d+\S*\n\z", run.Output);
        Assert.AreEqual("", run.Error);
    }

    [TestMethod]
    [DataRow("--help")]
    [DataRow("-h")]
    [DataRow("-?")]
    public void The_help_lists_the_verbs(string option)
    {
        var run = InProcess.Run(option);

        Assert.AreEqual(0, run.Status);
        foreach (var verb in Verbs.AllVerbs.List)
            Assert.MatchesRegex($@"(?m)^  {verb.Name} +\S", run.Output);
    }

    [TestMethod]
    public void Every_verb_has_a_help_that_fits_a_terminal()
    {
        foreach (var verb in Verbs.AllVerbs.List)
        {
            var run = InProcess.Run(verb.Name, "--help");

            Assert.AreEqual(0, run.Status);
            Assert.Contains($"\nUsage: dotnet pex {verb.Name} [OPTIONS] ", run.Output);
            Assert.Contains("--verbosity LEVEL", run.Output);
            Assert.IsLessThanOrEqualTo(100, run.Output.Split('\n').Max(line => line.Length));
        }
    }

    [TestMethod]
    [DataRow("info", "nothere.pex")]
    [DataRow("info", "--verbosity", "diag", "nothere.pex")]
    public void A_stack_trace_is_shown_to_those_who_ask_for_it_only(params string[] line)
    {
        var run = InProcess.Run(line);

        Assert.AreEqual(1, run.Status);
        Assert.StartsWith("nothere.pex : error PEX1001: There is no such file or folder.", run.Error);
        Assert.AreEqual(line.Contains("diag"), run.Error.Contains("\n   at ", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_name_on_the_command_line_cannot_write_to_the_terminal()
    {
        var run = InProcess.Run("info", "a\u001b[31m\nb");

        Assert.StartsWith("a\\u001b[31m\\u000ab : error PEX", run.Error);
    }

    [TestMethod]
    [DataRow("unpack")]
    [DataRow("info")]
    [DataRow("run")]
    public void An_interrupted_verb_has_status_130(string verb)
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        using var folder = new Testing.TemporaryFolder();
        var pex = new Testing.Fixtures.PexFixture().WriteTo(folder["tool.pex"]);

        var run = InProcess.Run(cancel.Token, verb, pex);

        Assert.AreEqual("dotnet-pex : error PEX0004: Interrupted. Nothing was left half done.\n", run.Error);
        Assert.AreEqual(130, run.Status);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_result_that_cannot_be_written_is_a_failure()
    {
        var run = Testing.ProcessResult.Run("sh", ["-c", "'" + ToolRun.Executable + "' --help > /dev/full"]).AssertExitCode(1);

        Assert.MatchesRegex(@"\Adotnet-pex : error PEX0003: [^\n]+\n\z", run.Error);
    }
}
