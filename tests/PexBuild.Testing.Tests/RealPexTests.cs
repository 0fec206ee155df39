using System.IO.Compression;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Testing;

[TestClass]
public sealed class RealPexTests
{
    [TestMethod]
    public void Build_makes_a_PEX_of_sources_and_wheels()
    {
        var pex = RealPex.Require();
        using var folder = new TemporaryFolder();

        pex.Build(folder["tool.pex"], [new FixtureFile("userapp/__init__.py", ""), new FixtureFile("userapp/core.py", "MARK = 'user'\n")], [SamplePex.Greet()],
            "-e", "greet.cli:main");

        using var zip = ZipFile.OpenRead(folder["tool.pex"]);
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        Assert.Contains("userapp/core.py", names);
        Assert.Contains(".deps/greet-1.0-py2.py3-none-any.whl/greet/cli.py", names);
        Assert.Contains("PEX-INFO", names);

        // What pex 1.x brings along does not start on 3.11 or newer.
        var python = pex.Version.StartsWith("1.", StringComparison.Ordinal)
            ? Pythons.Find("3.10") ?? Pythons.Find("3.9") ?? Pythons.Require("3.8")
            : Pythons.Require3();
        Assert.AreEqual("dep user\n", SamplePex.Run(python, folder["tool.pex"], folder).Output);
    }
}
