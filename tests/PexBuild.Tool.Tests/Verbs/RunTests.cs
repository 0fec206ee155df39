using System.Text.Json;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Verbs;

[TestClass]
public sealed class RunTests
{
    private const string ShowArguments = "import json, sys\nprint(json.dumps(sys.argv[1:]))\n";

    [TestMethod]
    public void Every_argument_reaches_the_program_as_it_is()
    {
        Pythons.Require3();
        string[] arguments = [
            "", " ", "two words", "a\nb", "\t", "\"quoted\"", "it's", @"back\slash\", "-h", "--version", "--python", "x", "$HOME `x` *", "ünï 😀", "@file",
            "%PATH%", "--", "-c",
        ];
        using var tool = new ToolRun();

        foreach (var separator in new string[][] { [], ["--"] })
        {
            var run = tool.Run(["run", tool.Program(ShowArguments), .. separator, .. arguments]).AssertSuccess();

            Assert.AreSequenceEqual(arguments, JsonSerializer.Deserialize<string[]>(run.Output));
        }
    }

    [TestMethod]
    public void The_program_has_the_tools_streams_and_working_directory_and_its_status_is_the_tools()
    {
        Pythons.Require3();
        using var tool = new ToolRun();
        var program = tool.Program("import os, sys\nsys.stdout.write(sys.stdin.read().upper())\nsys.stderr.write(os.path.basename(os.getcwd()))\nsys.exit(42)");

        var run = tool.RunWith(null, "input ü", "run", program).AssertExitCode(42);

        Assert.AreEqual("INPUT Ü", run.Output);
        Assert.AreEqual(Path.GetFileName(tool.Folder), run.Error);
    }

    [TestMethod]
    public void A_PEX_file_is_unpacked_to_the_cache_once()
    {
        Pythons.Require3();
        using var tool = new ToolRun();
        new PexFixture().Add("app.py", "import sys\ndef main():\n    print('hello', sys.argv[1:])\n    return 3\n").WithEntryPoint("app:main")
            .WriteTo(tool["tool.pex"]);

        for (var i = 0; i < 2; i++)
            Assert.AreEqual("hello ['a', '--help']\n", tool.Run("run", "tool.pex", "a", "--help").AssertExitCode(3).Output);

        var entry = Directory.GetDirectories(Path.Combine(tool.Cache, "pexbuild", "run")).Single();
        Assert.AreSequenceEqual(["tool.pex"], Directory.GetDirectories(entry).Select(Path.GetFileName));
    }

    [TestMethod]
    public void A_PEX_file_runs_where_the_cache_cannot_be_written()
    {
        Pythons.Require3();
        using var tool = new ToolRun();
        new PexFixture().Add("app.py", "print('hello')\n").WithEntryPoint("app").WriteTo(tool["tool.pex"]);
        File.WriteAllText(tool["file"], "");
        Directory.CreateDirectory(tool["tmp"]);

        var run = tool.RunWith(new() { ["XDG_CACHE_HOME"] = tool["file"], ["LOCALAPPDATA"] = tool["file"], ["TMPDIR"] = tool["tmp"], ["TMP"] = tool["tmp"] },
            null, "run", "tool.pex").AssertSuccess();

        Assert.AreEqual("hello\n", run.Output);
        Assert.IsEmpty(Directory.GetDirectories(tool["tmp"], "pexbuild-*"));
    }

    [TestMethod]
    public void The_Python_that_was_asked_for_runs_the_program()
    {
        var older = Pythons.All.FirstOrDefault(python => python.Implementation == "CPython" && python.Path != Pythons.Require3());
        if (older is null)
            Assert.Inconclusive("Skipped: there is only one Python on this machine.");
        using var tool = new ToolRun();
        var program = tool.Program("import sys\nprint('%d.%d' % sys.version_info[:2])");

        Assert.AreEqual(older.MinorVersion + "\n", tool.Run("run", "--python", older.Path, program).AssertSuccess().Output);
        Assert.AreEqual(older.MinorVersion + "\n", tool.RunWith(new() { ["PEX_PYTHON"] = older.Path }, null, "run", program).AssertSuccess().Output);
    }

    [TestMethod]
    public void A_Python_that_is_not_there_is_status_127()
    {
        using var tool = new ToolRun();

        var run = tool.Run("run", "--python", "python9.9", tool.Program("")).AssertExitCode(127);

        Assert.AreEqual(
            "--python : error PEX3003: The requested Python, 'python9.9', was not found. The program was not started. Name the path of a Python, or a name "
                + "that is on PATH.\n",
            run.Error);
    }

    [TestMethod]
    public void No_Python_at_all_is_status_127()
    {
        using var tool = new ToolRun();

        var run = tool.RunWith(new() { ["PATH"] = tool.Folder, ["PYENV_ROOT"] = tool.Folder }, null, "run", tool.Program("")).AssertExitCode(127);

        Assert.StartsWith("program : error PEX3001: No Python was found that starts: nothing named python", run.Error);
    }

    [TestMethod]
    public void What_cannot_be_run_is_status_125()
    {
        using var tool = new ToolRun();
        Directory.CreateDirectory(tool["empty"]);
        File.WriteAllText(tool["file.pex"], "no PEX");

        Assert.StartsWith("empty : error PEX3002: ", tool.Run("run", "empty").AssertExitCode(125).Error);
        Assert.StartsWith("nothere.pex : error PEX1001: ", tool.Run("run", "nothere.pex").AssertExitCode(125).Error);
        Assert.Contains(" : error PEX1003: ", tool.Run("run", "file.pex").AssertExitCode(125).Error);
    }
}
