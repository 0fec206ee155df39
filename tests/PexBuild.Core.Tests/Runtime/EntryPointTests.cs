using System.Runtime.Versioning;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Runtime;

[TestClass]
public sealed class EntryPointTests
{
    [TestMethod]
    [DataRow("2.7")]
    [DataRow(UnpackedPex.Oldest)]
    [DataRow(UnpackedPex.Newest)]
    public void What_a_function_returns_is_the_exit_status(string version)
    {
        using var pex = new UnpackedPex(
            new PexFixture().Add("app.py", "class C:\n    @staticmethod\n    def main():\n        return 3\n").WithEntryPoint("app:C.main"));

        pex.Run(version).AssertExitCode(3);
    }

    [TestMethod]
    public void Every_argument_arrives_as_it_was()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("sys.argv"));

        Assert.AreEqual($"['{pex.Folder}', 'a b', '', '*', 'c\\nd', '--', '-c']", pex.Print(UnpackedPex.Common, "a b", "", "*", "c\nd", "--", "-c"));
    }

    [TestMethod]
    [DataRow("2.1.33", true, false)]
    [DataRow("2.1.34", false, false)]
    [DataRow("2.1.34", true, true)]
    [DataRow("2.1.47", false, false)]
    [DataRow("2.1.48", false, true)]
    [DataRow("2.105.2", false, true)]
    public void A_module_runs_as_main_and_is_argument_zero_since_2_1_48_or_since_2_1_34_in_a_PEX_that_unzips_itself(string release, bool unzips,
        bool isArgumentZero)
    {
        using var pex = new UnpackedPex(new PexFixture(PexEra.V2_1_24.As(release))
            .WithInfo("unzip", unzips).Add("pkg/__init__.py", "").Add("pkg/__main__.py", "import sys\nprint(__name__, sys.argv[0])\nsys.exit(4)\n")
                .WithEntryPoint("pkg"));

        var result = pex.Run(UnpackedPex.Common).AssertExitCode(4);
        Assert.AreEqual($"__main__ {(isArgumentZero ? Path.Combine(pex.Folder, "pkg/__main__.py") : pex.Folder)}\n", result.Output);
    }

    [TestMethod]
    [DataRow("1.2.13")]
    [DataRow("2.1.50")]
    [DataRow("2.105.2")]
    public void A_script_of_Python_runs_wherever_that_release_put_it(string release)
    {
        using var pex = new UnpackedPex(new PexFixture(PexEra.All.Single(era => era.Version == release))
            .AddDistribution(Scripts()).WithScript("say"));

        var result = pex.Run(UnpackedPex.Common, "a b").AssertExitCode(5);
        Assert.AreEqual("['say', 'a b'] __main__\n", result.Output);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void A_script_of_a_shell_runs_and_gives_its_status_also_when_it_lost_its_execute_bit()
    {
        using var pex = new UnpackedPex(new PexFixture().AddDistribution(Scripts()).WithScript("shell"));
        Assert.AreEqual("a b\n", pex.Run(UnpackedPex.Common, "a b").AssertExitCode(6).Output);

        foreach (var file in Directory.GetFiles(pex.Folder, "shell", SearchOption.AllDirectories))
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
        Assert.AreEqual("a b\n", pex.Run(UnpackedPex.Common, "a b").AssertExitCode(6).Output);
    }

    [TestMethod]
    public void A_console_script_of_any_distribution_can_be_asked_for()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("1").AddDistribution(Scripts())).With("PEX_SCRIPT", "console");

        pex.Run(UnpackedPex.Common).AssertExitCode(7);
    }

    [TestMethod]
    public void Another_entry_point_that_is_asked_for_gets_no_injected_arguments()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("1").Add("other.py", "import sys\nprint(sys.argv[1:])\n").WithInfoList("inject_args", "--x"))
            .With("PEX_MODULE", "other");

        Assert.AreEqual("['mine']", pex.Print(UnpackedPex.Common, "mine"));
    }

    [TestMethod]
    public void The_line_that_says_what_runs_may_be_edited()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("1").Add("other.py", "print('other')\n").AddDistribution(Scripts()));
        pex["__main__.py"] = pex["__main__.py"].Replace("run(\"app:main\")", "run(\"other\")", StringComparison.Ordinal);
        Assert.AreEqual("other", pex.Print(UnpackedPex.Common));

        pex["__main__.py"] = pex["__main__.py"].Replace("    run(\"other\")", "    run_script(\"say\")", StringComparison.Ordinal);
        pex.Run(UnpackedPex.Common).AssertExitCode(5);

        pex["__main__.py"] = pex["__main__.py"].Replace("    run_script(\"say\")", "    run(\"nowhere\")", StringComparison.Ordinal);
        UnpackedPex.AssertProblem(pex.Run(UnpackedPex.Common), "PEX3105", 125);
    }

    [TestMethod]
    public void An_error_of_the_program_is_its_own()
    {
        using var pex = new UnpackedPex(new PexFixture().Add("app.py", "def main():\n    import nowhere\n").WithEntryPoint("app:main"));

        var result = pex.Run(UnpackedPex.Common).AssertExitCode(1);
        Assert.Contains("Traceback", result.Error);
        Assert.EndsWith("ModuleNotFoundError: No module named 'nowhere'\n", result.Error);
    }

    [TestMethod]
    public void A_preamble_runs_before_all_else_in_the_namespace_of_main()
    {
        using var pex = new UnpackedPex(
            UnpackedPex.Printing("sys.preamble, sys.modules['__main__'].also").WithPreamble("import sys\nsys.preamble = __name__\nalso = 1\n"));

        Assert.AreEqual("__main__ 1", pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    public void Children_that_multiprocessing_spawns_do_not_run_the_program_again()
    {
        const string Program = "import multiprocessing\ndef work(i):\n    import lib\n    return i * lib.N\n"
            + "def main():\n    print('main')\n    context = multiprocessing.get_context('spawn')\n    with context.Pool(1) as pool:\n"
                + "        print(pool.map(work, [1, 2]))\n";
        using var pex = new UnpackedPex(
            new PexFixture().Add("app.py", Program).AddDistribution(new WheelFixture("lib").Add("lib.py", "N = 10\n")).WithEntryPoint("app:main"));

        foreach (var target in new[] { pex.Folder, Path.Combine(pex.Folder, "__main__.py") })
            Assert.AreEqual("main\n[10, 20]\n", pex.RunWith(Pythons.Require(UnpackedPex.Common), [target]).AssertSuccess().Output);
    }

    private static WheelFixture Scripts() => new WheelFixture("scripts")
        .Add("target.py", "def main():\n    return 7\n")
        .AddConsoleScript("console", "target:main [extra]")
        .AddScript("say", "#!python\nimport sys\nprint(sys.argv, __name__)\nsys.exit(5)\n")
        .AddScript("shell", "#!/bin/sh\necho \"$1\"\nexit 6\n");
}
