using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Runtime;

[TestClass]
public sealed class SysPathTests
{
    private const string CanImportHost = "__import__('importlib').util.find_spec('host') is not None";

    [TestMethod]
    public void The_PEX_comes_first_then_the_standard_library_then_its_distributions_as_they_require_each_other()
    {
        var fixture = UnpackedPex.Printing(
            "[os.path.relpath(p, os.path.dirname(__file__)) for p in sys.path if '/tool' in p], os.__file__.startswith(sys.path[2])")
            .AddDistribution(new WheelFixture("b").Add("b.py", ""))
            .AddDistribution(new WheelFixture("c").Add("c.py", ""))
            .AddDistribution(new WheelFixture("a") { RequiresDist = ["c", "b"] }.Add("a.py", ""))
            .WithInfoList("requirements", "a", "b");
        using var pex = new UnpackedPex(fixture);

        const string Tag = "1.0-py2.py3-none-any.whl";
        Assert.AreEqual($"['.', '.deps/a-{Tag}', '.deps/c-{Tag}', '.deps/b-{Tag}', '.bootstrap'] True", pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    [DataRow("2.1.24", "a c b")]
    [DataRow("2.1.25", "c b a")]
    [DataRow("2.1.38", "c b a")]
    [DataRow("2.1.39", "a c b")]
    public void Some_releases_put_what_a_distribution_requires_before_it(string release, string order)
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("' '.join(os.path.basename(p)[0] for p in sys.path if '.deps' in p)", PexEra.V2_1_24.As(release))
            .AddDistribution(new WheelFixture("b").Add("b.py", ""))
            .AddDistribution(new WheelFixture("c").Add("c.py", ""))
            .AddDistribution(new WheelFixture("a") { RequiresDist = ["c", "b"] }.Add("a.py", ""))
            .WithInfoList("requirements", "a"));

        Assert.AreEqual(order, pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    [DataRow(UnpackedPex.Oldest)]
    [DataRow(UnpackedPex.Common)]
    [DataRow(UnpackedPex.Newest)]
    public void What_is_installed_for_the_user_is_not_seen_nor_what_it_made_Python_import(string version)
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing($"'host' in sys.modules, {CanImportHost}").Add("unused.py", "import importlib.util"));
        InstallForUser(pex, version);

        Assert.AreEqual("False False", Importing(pex).Print(version));
    }

    [TestMethod]
    [DataRow("prefer")]
    [DataRow("fallback")]
    public void What_is_installed_for_the_user_is_seen_when_the_path_is_inherited(string inheritPath)
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing(CanImportHost).WithInfo("inherit_path", inheritPath));
        InstallForUser(pex, UnpackedPex.Common);

        Assert.AreEqual("True", Importing(pex).Print(UnpackedPex.Common));
    }

    [TestMethod]
    [DataRow("2.7", "2.105.2", false)]
    [DataRow(UnpackedPex.Common, "2.105.2", false)]
    [DataRow(UnpackedPex.Common, "2.1.50", false)]
    [DataRow(UnpackedPex.Oldest, "1.2.13", true)]
    public void PYTHONPATH_stays_set_and_is_importable_only_where_it_was(string version, string release, bool importable)
    {
        var era = PexEra.All.Single(each => each.Version == release);
        var fixture = new PexFixture(era)
            .Add("app.py",
                "import os\ndef main():\n    try:\n        import host\n        print('seen ' + os.environ['PYTHONPATH'])\n    except ImportError:\n"
                    + "        print('unseen ' + os.environ['PYTHONPATH'])\n")
            .WithEntryPoint("app:main");
        using var pex = new UnpackedPex(fixture);
        var folder = Host(pex, "pythonpath");

        Assert.AreEqual($"{(importable ? "seen" : "unseen")} {folder}", pex.With("PYTHONPATH", folder).Print(version));
    }

    [TestMethod]
    [DataRow("prefer", "host")]
    [DataRow("fallback", "pex")]
    public void PYTHONPATH_and_the_PEX_come_in_the_order_that_inherit_path_says(string inheritPath, string first)
    {
        var fixture = UnpackedPex.Printing("__import__('host').MARK")
            .AddDistribution(new WheelFixture("host").Add("host.py", "MARK = 'pex'\n"))
            .WithInfo("inherit_path", inheritPath);
        using var pex = new UnpackedPex(fixture);

        Assert.AreEqual(first, pex.With("PYTHONPATH", Host(pex, "pythonpath")).Print(UnpackedPex.Common));
    }

    [TestMethod]
    [DataRow("-I")]
    [DataRow("-S")]
    [DataRow("-E")]
    [DataRow("-s")]
    [DataRow("-P")]
    public void Python_may_be_started_with_any_flag_of_isolation(string flag)
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("__import__('lib').__name__").AddDistribution(new WheelFixture("lib").Add("lib.py", "")));
        foreach (var target in new[] { pex.Folder, Path.Combine(pex.Folder, "__main__.py") })
            Assert.AreEqual("lib\n", pex.RunWith(Pythons.Require(UnpackedPex.Common), [flag, target]).AssertSuccess().Output);
    }

    [TestMethod]
    public void Code_of_the_user_hides_a_module_of_Python_but_not_in_a_PEX_that_is_a_virtual_environment()
    {
        static PexFixture Program() => UnpackedPex.Printing("hasattr(__import__('this'), 'MARK')").Add("this.py", "MARK = 1\n");
        using var hides = new UnpackedPex(Program());
        using var venv = new UnpackedPex(Program().WithInfo("venv", true));

        Assert.AreEqual("True", hides.Print(UnpackedPex.Common));
        Assert.EndsWith("\nFalse", venv.Print(UnpackedPex.Common));
    }

    [TestMethod]
    [DataRow("2.7")]
    [DataRow(UnpackedPex.Common)]
    public void Both_halves_of_a_wheel_and_its_pth_files_are_on_the_path(string version)
    {
        var wheel = new WheelFixture("layered").Add("pure.py", "").Add("more.pth", "extra\nimport sys; sys.ran_pth = True\n").Add("extra/extra_module.py", "")
            .AddTo("platlib", new FixtureFile("plat.py", ""));
        using var pex = new UnpackedPex(new PexFixture().AddDistribution(wheel).WithEntryPoint("app:main")
            .Add("app.py", "import extra_module, plat, pure, sys\ndef main():\n    print(sys.ran_pth)\n"));

        Assert.AreEqual("True", pex.Print(version));
    }

    [TestMethod]
    public void PEX_EXTRA_SYS_PATH_is_importable_and_handed_on_to_children()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("__import__('host').MARK, os.environ['PYTHONPATH']"));
        var folder = Host(pex, "extra");

        Assert.AreEqual($"host {folder}", pex.With("PEX_EXTRA_SYS_PATH", folder).Print(UnpackedPex.Common));
    }

    private static string Host(UnpackedPex pex, string folder)
    {
        Directory.CreateDirectory(pex.Beside(folder));
        File.WriteAllText(Path.Combine(pex.Beside(folder), "host.py"), "MARK = 'host'\n");
        return pex.Beside(folder);
    }

    private static UnpackedPex Importing(UnpackedPex pex)
    {
        pex["app.py"] = "import importlib.util\n" + pex["app.py"];
        return pex;
    }

    /// <summary>A module, and a .pth file that imports it at each start of Python.</summary>
    private static void InstallForUser(UnpackedPex pex, string version)
    {
        var folder = Host(pex, $"user/lib/python{version}/site-packages");
        File.WriteAllText(Path.Combine(folder, "host.pth"), "import host\n");
        pex.With("PYTHONUSERBASE", pex.Beside("user"));
    }
}
