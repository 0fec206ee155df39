using PexBuild.Diagnostics;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;
using PexBuild.Unpacking;

namespace PexBuild.Planning;

[TestClass]
public sealed class WheelInstallerTests
{
    private const string Greet = "tool/.deps/greet-1.0-py2.py3-none-any.whl/";

    [TestMethod]
    public void A_wheel_is_spread_as_the_wheel_specification_says()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, Sample(new WheelFixture("greet")
            .Add("greet/__init__.py", "")
            .AddTo("purelib", new FixtureFile("greet/pure.py", "pure"))
            .AddTo("platlib", new FixtureFile("greet/plat.py", "plat"))
            .AddTo("headers", new FixtureFile("greet.h", "header"))
            .AddTo("data", new FixtureFile("share/greet.txt", "data"))
            .AddScript("greet-sh", "#!/bin/sh\n")));

        Assert.AreEqual("pure", File.ReadAllText(folder[Greet + "greet/pure.py"]));
        Assert.AreEqual("plat", File.ReadAllText(folder[Greet + "greet/plat.py"]));
        Assert.AreEqual("header", File.ReadAllText(folder[Greet + ".prefix/include/greet/greet.h"]));
        Assert.AreEqual("data", File.ReadAllText(folder[Greet + ".prefix/data/share/greet.txt"]));
        Assert.AreEqual("#!/bin/sh\n", File.ReadAllText(folder[Greet + ".prefix/bin/greet-sh"]));
        Assert.IsTrue(File.Exists(folder[Greet + ".layout.json"]));
        Assert.IsFalse(Directory.Exists(folder[Greet + "greet-1.0.data"]));
    }

    [TestMethod]
    public void RECORD_names_every_file_where_it_is_now()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, Sample(new WheelFixture("greet")
            .Add("greet/__init__.py", "")
            .AddTo("purelib", new FixtureFile("greet/a,b.py", "pure"))
            .AddScript("greet-sh", "#!/bin/sh\n")));

        foreach (var line in File.ReadAllLines(folder[Greet + "greet-1.0.dist-info/RECORD"]).Where(line => line.Length > 0))
        {
            var path = line.StartsWith('"') ? line[1..line.IndexOf('"', 1)] : line[..line.IndexOf(',', StringComparison.Ordinal)];
            Assert.IsTrue(File.Exists(folder[Greet + path]), line);
        }
    }

    [TestMethod]
    public void An_unknown_part_of_the_data_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        var fixture = Sample(new WheelFixture("greet").Add("greet/__init__.py", "").AddTo("elsewhere", new FixtureFile("x", "")));

        Assert.AreEqual("PEX1304", Assert.ThrowsExactly<PexException>(() => PexUnpackerTests.Unpack(folder, fixture)).Diagnostic.Code.Id);
    }

    [TestMethod]
    public void Two_files_in_one_place_are_refused()
    {
        using var folder = new TemporaryFolder();
        var fixture = Sample(new WheelFixture("greet").Add("greet/__init__.py", "").AddTo("purelib", new FixtureFile("greet/__init__.py", "")));

        Assert.AreEqual("PEX1304", Assert.ThrowsExactly<PexException>(() => PexUnpackerTests.Unpack(folder, fixture)).Diagnostic.Code.Id);
    }

    private static PexFixture Sample(WheelFixture wheel) => new PexFixture().WithWheelFiles().WithEntryPoint("greet").AddDistribution(wheel);
}
