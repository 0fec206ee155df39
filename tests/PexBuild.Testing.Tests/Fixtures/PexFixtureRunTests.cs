using PexBuild.Testing.Fixtures;

namespace PexBuild.Testing;

[TestClass]
public sealed class PexFixtureRunTests
{
    public static IEnumerable<object[]> ErasAndLayouts =>
        from era in PexEra.All
        from layout in Enum.GetValues<FixtureLayout>()
        where layout == FixtureLayout.Zipapp || era.Version.StartsWith("2.", StringComparison.Ordinal) && era.Version != "2.1.24"
        select new object[] { era.Version, layout };

    [TestMethod]
    [DynamicData(nameof(ErasAndLayouts))]
    public void Fixture_runs_on_the_oldest_and_the_newest_Python(string version, FixtureLayout layout)
    {
        if (Pythons.All.Count == 0)
            Assert.Inconclusive("Skipped: this machine has no Python.");
        using var folder = new TemporaryFolder();
        var pex = SamplePex.Create(Era(version)).WithLayout(layout).WriteTo(folder["tool.pex"]);

        foreach (var python in (PythonInterpreter[])[Pythons.All[0], Pythons.All[^1]])
            AssertRuns(python, pex, folder, version == "1.2.13" ? 0 : 3);
    }

    [TestMethod]
    [DataRow("1.6.12")]
    [DataRow("2.1.50")]
    [DataRow("2.105.2")]
    public void Stand_in_runtime_runs_on_every_Python_of_this_machine(string version)
    {
        using var folder = new TemporaryFolder();
        var pex = SamplePex.Create(Era(version)).WriteTo(folder["tool.pex"]);

        Pythons.Require3();
        foreach (var python in Pythons.All)
            AssertRuns(python, pex, folder, 3);
    }

    [TestMethod]
    [DataRow("greet-script", "script dep\n", 4)]
    [DataRow("greet-sh", "sh x\n", 5)]
    public void Fixture_runs_the_script_of_a_distribution(string script, string output, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var pex = SamplePex.Create().WithoutInfo("entry_point").WithScript(script).WriteTo(folder["tool.pex"]);

        var result = SamplePex.Run(Pythons.Require3(), pex, folder, "x").AssertExitCode(exitCode);

        Assert.AreEqual(output, result.Output);
    }

    [TestMethod]
    public void Fixture_runs_a_module()
    {
        using var folder = new TemporaryFolder();
        var pex = SamplePex.Create().WithEntryPoint("userapp").WriteTo(folder["tool.pex"]);

        Assert.AreEqual("dep user m\n", SamplePex.Run(Pythons.Require3(), pex, folder, "m").AssertExitCode(3).Output);
    }

    [TestMethod]
    public void Fixture_without_an_entry_point_is_an_interpreter()
    {
        using var folder = new TemporaryFolder();
        var pex = SamplePex.Create().WithoutInfo("entry_point").WriteTo(folder["tool.pex"]);

        Assert.AreEqual("dep ['-c', 'x']\n",
            SamplePex.Run(Pythons.Require3(), pex, folder, "-c", "import greet, sys; print(greet.MARK, sys.argv)", "x").AssertSuccess().Output);
    }

    [TestMethod]
    [DataRow(FixtureLayout.Zipapp)]
    [DataRow(FixtureLayout.Packed)]
    [DataRow(FixtureLayout.Loose)]
    public void Fixture_with_wheel_files_runs(FixtureLayout layout)
    {
        using var folder = new TemporaryFolder();
        var pex = SamplePex.Create().WithWheelFiles().WithLayout(layout).WriteTo(folder["tool.pex"]);

        Assert.AreEqual("dep user\n", SamplePex.Run(Pythons.Require3(), pex, folder).AssertExitCode(3).Output);
    }

    [TestMethod]
    public void Both_libraries_of_a_wheel_are_importable()
    {
        using var folder = new TemporaryFolder();
        foreach (var era in PexEra.All)
        {
            var wheel = new WheelFixture("both").Add("both.py", "import both_plat\n").AddTo("platlib", new FixtureFile("both_plat.py", "print('platlib')\n"));
            var pex = new PexFixture(era).AddDistribution(wheel).WithEntryPoint("both").WriteTo(folder[$"{era}.pex"]);

            Assert.AreEqual("platlib\n", SamplePex.Run(Pythons.Require3(), pex, folder).AssertSuccess().Output, era.Version);
        }
    }

    [TestMethod]
    [DataRow("", "no shebang")]
    [DataRow("#!/usr/bin/env python3\n# more\n\n", "a longer header")]
    public void Fixture_runs_behind_another_prelude(string prelude, string what)
    {
        using var folder = new TemporaryFolder();
        var lines = prelude.Split('\n', 2);
        var pex = SamplePex.Create().WithShebang(prelude.Length == 0 ? null : lines[0]).WithHeader(prelude.Length == 0 ? "" : lines[1])
            .WriteTo(folder["tool.pex"]);

        Assert.AreEqual("dep user\n", SamplePex.Run(Pythons.Require3(), pex, folder).AssertExitCode(3).Output, what);
    }

    [TestMethod]
    public void Fixture_runs_behind_bytes_that_the_offsets_do_not_count()
    {
        using var folder = new TemporaryFolder();
        var uncounted = SamplePex.Create().WithUncountedPrelude().WriteTo(folder["uncounted.pex"]);
        var scie = SamplePex.Create().AsScie().WriteTo(folder["scie"]);

        Assert.AreEqual("dep user\n", SamplePex.Run(Pythons.Require3(), uncounted, folder).AssertExitCode(3).Output);
        Assert.AreEqual("dep user\n", SamplePex.Run(Pythons.Require3(), scie, folder).AssertExitCode(3).Output);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow(FixtureLayout.Zipapp, "tool.pex")]
    [DataRow(FixtureLayout.Packed, "tool.pex/__main__.py")]
    [DataRow(FixtureLayout.Loose, "tool.pex/pex")]
    public void Sh_boot_starts_by_sh_and_by_Python(FixtureLayout layout, string start)
    {
        using var folder = new TemporaryFolder();
        var python = Pythons.Require3();
        var pex = SamplePex.Create().WithShBoot(python).WithLayout(layout).WriteTo(folder["tool.pex"]);

        Assert.AreEqual("dep user by sh\n",
            ProcessResult.Run(folder[start], ["by", "sh"], environment: SamplePex.Environment(folder)).AssertExitCode(3).Output);
        Assert.AreEqual("dep user by python\n", SamplePex.Run(python, pex, folder, "by", "python").AssertExitCode(3).Output);
    }

    [TestMethod]
    public void Preamble_runs_first()
    {
        using var folder = new TemporaryFolder();
        foreach (var era in PexEra.All)
        {
            var pex = SamplePex.Create(era).WithPreamble("print('preamble')\n").WriteTo(folder[$"{era}.pex"]);

            Assert.AreEqual("preamble\ndep user\n", SamplePex.Run(Pythons.Require3(), pex, folder).Output, era.Version);
        }
    }

    [TestMethod]
    [DataRow(FixtureLayout.Packed, false, "dep user\n")]
    [DataRow(FixtureLayout.Loose, true, "dep user\n")]
    [DataRow(FixtureLayout.Loose, false, "dep edited\n")]
    public void An_installed_copy_hides_an_edit_as_that_of_pex_does(FixtureLayout layout, bool isVenv, string output)
    {
        using var folder = new TemporaryFolder();
        var pex = SamplePex.Create().WithLayout(layout).WithInfo("venv", isVenv).WriteTo(folder["tool.pex"]);
        SamplePex.Run(Pythons.Require3(), pex, folder).AssertExitCode(3);

        File.WriteAllText(Path.Combine(pex, "userapp", "core.py"), "MARK = 'edited'\n");

        Assert.AreEqual(output, SamplePex.Run(Pythons.Require3(), pex, folder).Output);
    }

    private static void AssertRuns(PythonInterpreter python, string pex, TemporaryFolder folder, int exitCode)
    {
        var result = SamplePex.Run(python.Path, pex, folder, "a b");

        Assert.AreEqual("dep user a b\n", result.Output, $"{python}\n{result}");
        result.AssertExitCode(exitCode);
    }

    private static PexEra Era(string version) => PexEra.All.Single(era => era.Version == version);
}
