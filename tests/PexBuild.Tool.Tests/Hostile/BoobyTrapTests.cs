using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Hostile;

/// <summary>Nothing of a PEX is run, and no program on the PATH, by any verb but <c>run</c>.</summary>
[TestClass]
public sealed class BoobyTrapTests
{
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Only_run_runs_anything()
    {
        using var tool = new ToolRun();
        var marker = tool["marker"];
        string[] programs =
        [
            "python", "python2", "python2.7", "python3", "python3.11", "python3.13", "py", "pex",
            "sh", "bash", "env", "unzip", "git", "patch", "diff", "pwsh", "cmd",
        ];
        foreach (var program in programs)
            Trap(tool["traps/" + program], marker);
        var code = $"open({Quoted(marker)}, 'w').write(__name__)\n";
        Pex(code, "").WriteTo(tool["tool.pex"]);
        Pex(code, "# other\n").WriteTo(tool["other.pex"]);
        Pex(code, "").WithLayout(FixtureLayout.Packed).WriteTo(tool["packed"]);
        // Nothing but traps: the tool itself is found by the path that the test starts it by.
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = tool["traps"],
            ["PYTHONPATH"] = tool["traps"],
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../..")),
        };

        foreach (var line in (string[])[
            "unpack tool.pex --verify", "unpack packed -o unpacked", "unpack tool.pex --dry-run", "info tool.pex", "info tool", "verify tool.pex",
            "verify tool", "status tool", "diff tool", "diff tool.pex other.pex",
            "restore tool", "pack tool -o repacked.pex", "pack tool -o loose --layout loose", "unpack other.pex -o tool --on-edits merge",
            "info repacked.pex --json"])
        {
            var run = tool.RunWith(environment, null, line.Split(' '));
            Assert.IsTrue(run.ExitCode == 0 || (run.ExitCode == 1 && line.StartsWith("diff", StringComparison.Ordinal)), run.ToString());
            Assert.IsFalse(File.Exists(marker), line + " ran " + (File.Exists(marker) ? File.ReadAllText(marker) : ""));
        }

        // That the traps close is shown by the one verb that may step on them.
        tool.RunWith(environment, null, "run", "tool");
        Assert.IsTrue(File.Exists(marker), "The traps are no traps.");
    }

    private static PexFixture Pex(string code, string more) => new PexFixture()
        .Add("app.py", code + more).Add("sitecustomize.py", code).Add("usercustomize.py", code).Add("setup.py", code).Add("conftest.py", code)
        .AddDistribution(new WheelFixture("dep").Add("dep/__init__.py", code).Add("evil.pth", "import dep\n").AddScript("dep", "#!python\n" + code))
        .WithPreamble(code)
        .WithEntryPoint("app:main");

    private static void Trap(string path, string marker)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\necho {path} >> '{marker}'\nexit 3\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private static string Quoted(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal) + "'";
}
