using PexBuild.Testing.Fixtures;

namespace PexBuild.Runtime;

[TestClass]
public sealed class NamespacePackageTests
{
    private const string Pth = "import sys, types, os; p = os.path.join(sys._getframe(1).f_locals['sitedir'], 'ns'); "
        + "m = sys.modules.setdefault('ns', types.ModuleType('ns')); mp = m.__dict__.setdefault('__path__', []); (p not in mp) and mp.append(p)\n";

    [TestMethod]
    [DataRow("2.7")]
    [DataRow(UnpackedPex.Common)]
    [DataRow(UnpackedPex.Newest)]
    public void Those_that_a_pth_file_makes_work(string version) => AssertWorks(version, null, (wheel, _) => wheel.Add($"{wheel.Name}-nspkg.pth", Pth));

    [TestMethod]
    [DataRow(UnpackedPex.Common)]
    [DataRow(UnpackedPex.Newest)]
    public void Those_without_an_init_file_work(string version) => AssertWorks(version, null, (wheel, _) => wheel);

    [TestMethod]
    [DataRow("2.7")]
    [DataRow(UnpackedPex.Newest)]
    public void Those_that_pkgutil_makes_work(string version) =>
        AssertWorks(version, null, (wheel, _) => wheel.Add("ns/__init__.py", "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n"));

    [TestMethod]
    [DataRow("2.7", false)]
    [DataRow(UnpackedPex.Newest, false)]
    [DataRow(UnpackedPex.Newest, true)]
    public void Those_that_pkg_resources_makes_work_where_pex_brought_it_along(string version, bool isTooOld) =>
        AssertWorks(version, PexEra.V1_2, (wheel, _) => wheel.Add("ns/__init__.py", "__import__('pkg_resources').declare_namespace(__name__)\n"), isTooOld);

    [TestMethod]
    public void A_pkg_resources_that_is_too_old_is_stood_in_for_with_versions_and_data_files()
    {
        var wheel = new WheelFixture("lib", "3.4").Add("lib/__init__.py", "").Add("lib/data.txt", "data");
        var fixture = UnpackedPex.Printing(
            "pkg.get_distribution('lib').version, pkg.resource_string('lib', 'data.txt').decode(), [e.load() is main for e in pkg.iter_entry_points('plug')]",
            PexEra.V1_2)
            .AddDistribution(wheel.AddEntryPoint("plug", "one", "app:main"));
        using var pex = new UnpackedPex(fixture);
        pex["app.py"] = "import pkg_resources as pkg\n" + pex["app.py"];
        pex[".bootstrap/pkg_resources/__init__.py"] = "raise ImportError('too old')\n";

        Assert.AreEqual("3.4 data [True]", pex.Print(UnpackedPex.Newest));
    }

    private static void AssertWorks(string version, PexEra? era, Func<WheelFixture, string, WheelFixture> make, bool isTooOld = false)
    {
        var fixture = new PexFixture(era).Add("app.py", "from ns import a, b\ndef main():\n    print(a.M + b.M)\n").WithEntryPoint("app:main");
        foreach (var name in new[] { "a", "b" })
            fixture.AddDistribution(make(new WheelFixture("ns" + name).Add($"ns/{name}.py", $"M = '{name}'\n"), name));
        using var pex = new UnpackedPex(fixture);
        if (isTooOld)
            pex[".bootstrap/pkg_resources/__init__.py"] = "raise ImportError('too old')\n";

        Assert.AreEqual("ab", pex.Print(version));
    }
}
