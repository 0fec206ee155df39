using PexBuild.Diagnostics;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Pex;

[TestClass]
public sealed class PexFileTests
{
    private static readonly string[] s_oneDistribution = ["greet 1.0"];

    [TestMethod]
    [DataRow(FixtureLayout.Zipapp, PexLayout.Zipapp)]
    [DataRow(FixtureLayout.Packed, PexLayout.Packed)]
    [DataRow(FixtureLayout.Loose, PexLayout.Loose)]
    public void Open_knows_the_layout_and_what_is_in_it(FixtureLayout written, PexLayout read)
    {
        using var folder = new TemporaryFolder();
        using var pex = PexFile.Open(Sample(PexEra.V2_105).WithLayout(written).WriteTo(folder["tool.pex"]));

        Assert.AreEqual(read, pex.Layout);
        Assert.AreEqual("2.105.2", pex.PexVersion);
        Assert.AreEqual("#!/usr/bin/env python3", pex.Shebang);
        Assert.AreEqual("greet.cli:main", pex.EntryPoint.Text);
        Assert.AreSequenceEqual(s_oneDistribution, Names(pex));
        Assert.AreEqual(DistributionKind.Installed, pex.Distributions[0].Kind);
        Assert.IsFalse(pex.IsNative);
        Assert.IsEmpty(pex.Warnings);
    }

    [TestMethod]
    public void Open_reads_every_era()
    {
        using var folder = new TemporaryFolder();
        foreach (var era in PexEra.All)
        {
            using var pex = PexFile.Open(Sample(era).WriteTo(folder[era.Version + ".pex"]));

            Assert.AreEqual(era.Version, pex.PexVersion);
            Assert.AreSequenceEqual(s_oneDistribution, Names(pex), era.Version);
        }
    }

    [TestMethod]
    [DataRow(FixtureLayout.Zipapp)]
    [DataRow(FixtureLayout.Packed)]
    [DataRow(FixtureLayout.Loose)]
    public void Open_sees_wheels_as_they_were_built(FixtureLayout layout)
    {
        using var folder = new TemporaryFolder();
        using var pex = PexFile.Open(Sample(PexEra.V2_105).WithWheelFiles().WithLayout(layout).WriteTo(folder["tool.pex"]));

        Assert.AreEqual(DistributionKind.Wheel, pex.Distributions[0].Kind);
        Assert.AreSequenceEqual(s_oneDistribution, Names(pex));
    }

    [TestMethod]
    public void Open_sees_a_native_runtime()
    {
        using var folder = new TemporaryFolder();
        using var pex = PexFile.Open(Sample(PexEra.V2_105).AsNative().WriteTo(folder["tool.pex"]));

        Assert.IsTrue(pex.IsNative);
        Assert.AreSequenceEqual(s_oneDistribution, Names(pex));
    }

    [TestMethod]
    public void Open_finds_a_PEX_at_the_end_of_an_executable()
    {
        using var folder = new TemporaryFolder();
        using var pex = PexFile.Open(Sample(PexEra.V2_105).AsScie().WriteTo(folder["tool"]));

        Assert.IsNull(pex.Shebang);
        Assert.AreEqual("greet.cli:main", pex.EntryPoint.Text);
    }

    [TestMethod]
    public void The_identity_is_that_of_the_content_and_not_of_the_place()
    {
        using var folder = new TemporaryFolder();
        using var one = PexFile.Open(Sample(PexEra.V2_105).WithLayout(FixtureLayout.Loose).WriteTo(folder["one.pex"]));
        using var copy = PexFile.Open(Sample(PexEra.V2_105).WithLayout(FixtureLayout.Loose).WriteTo(folder["copy.pex"]));
        using var other = PexFile.Open(Sample(PexEra.V2_105).Add("more.py", "").WithLayout(FixtureLayout.Loose).WriteTo(folder["other.pex"]));

        Assert.AreEqual(one.Sha256, copy.Sha256);
        Assert.AreNotEqual(one.Sha256, other.Sha256);
    }

    [TestMethod]
    public void A_distribution_that_PEX_INFO_does_not_list_is_a_warning()
    {
        using var folder = new TemporaryFolder();
        using var pex = PexFile.Open(Sample(PexEra.V2_105).Add(".deps/extra-1.0-py3-none-any.whl/extra.py", "").WriteTo(folder["tool.pex"]));

        Assert.AreEqual("PEX1302", Assert.ContainsSingle(pex.Warnings).Code.Id);
    }

    [TestMethod]
    public void A_distribution_that_is_missing_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var path = Sample(PexEra.V2_105).WithInfo("distributions", new System.Text.Json.Nodes.JsonObject { ["gone-1.0-py3-none-any.whl"] = "00" })
            .WriteTo(folder["tool.pex"]);

        AssertRefused("PEX1301", path);
    }

    [TestMethod]
    [DataRow("../greet.whl")]
    [DataRow("a/b.whl")]
    [DataRow("..")]
    [DataRow("")]
    public void A_distribution_name_that_is_a_path_is_an_error(string name)
    {
        using var folder = new TemporaryFolder();
        var path = Sample(PexEra.V2_105).WithInfo("distributions", new System.Text.Json.Nodes.JsonObject { [name] = "00" }).WriteTo(folder["tool.pex"]);

        AssertRefused("PEX1102", path);
    }

    [TestMethod]
    public void What_is_no_PEX_is_called_what_it_looks_like()
    {
        using var folder = new TemporaryFolder();

        AssertForeign(ForeignZipapp.Plain(), "plain Python zip application");
        AssertForeign(ForeignZipapp.Shiv(), "shiv");
        AssertForeign(ForeignZipapp.BuildSystemPex(), "Please or Buck");

        void AssertForeign(byte[] bytes, string expected)
        {
            var path = folder["foreign.pex"];
            File.WriteAllBytes(path, bytes);

            Assert.Contains(expected, AssertRefused("PEX1021", path).Message);
        }
    }

    [TestMethod]
    public void A_virtual_environment_made_of_a_PEX_is_no_PEX()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["venv"]);
        foreach (var name in new[] { "PEX-INFO", "pyvenv.cfg", "__main__.py" })
            File.WriteAllText(folder["venv/" + name], "{}");

        Assert.Contains("virtual environment made from a PEX", AssertRefused("PEX1021", folder["venv"]).Message);
    }

    [TestMethod]
    public void A_folder_of_pexs_cache_is_read_through_its_links_when_that_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        Sample(PexEra.V2_105).WithLayout(FixtureLayout.Loose).WriteTo(folder["cache/real.pex"]);
        Directory.CreateDirectory(folder["installed"]);
        foreach (var name in new[] { ".bootstrap", ".deps", "app.py" })
            File.CreateSymbolicLink(folder["installed/" + name], folder["cache/real.pex/" + name]);
        foreach (var name in new[] { "PEX-INFO", "__main__.py" })
            File.Copy(folder["cache/real.pex/" + name], folder["installed/" + name]);
        File.WriteAllText(folder["installed/PEX-LAYOUT"], "zipapp");
        AssertRefused("PEX1210", folder["installed"]);

        using var pex = PexFile.Open(folder["installed"], new PexReadOptions { CopyLinkedFiles = true });

        Assert.AreSequenceEqual(s_oneDistribution, Names(pex));
        Assert.Contains("app.py", pex.Members.Select(member => member.Path));
        Assert.DoesNotContain("PEX-LAYOUT", pex.Members.Select(member => member.Path));
    }

    [TestMethod]
    public void A_PEX_without_its_runtime_is_not_whole()
    {
        using var folder = new TemporaryFolder();
        var path = folder["tool.pex"];
        File.WriteAllBytes(path, new ZipFixture().Add("PEX-INFO", "{}").Add("__main__.py", "").ToBytes());

        Assert.Contains(".bootstrap", AssertRefused("PEX1022", path).Message);
    }

    internal static PexFixture Sample(PexEra era) => new PexFixture(era)
        .WithEntryPoint("greet.cli:main")
        .Add("app.py", "MARK = 'user'\n")
        .AddDistribution(new WheelFixture("greet").Add("greet/__init__.py", "").Add("greet/cli.py", "def main():\n    print('hello')\n    return 3\n"));

    internal static PexDiagnostic AssertRefused(string code, string path)
    {
        var refused = Assert.ThrowsExactly<PexException>(() => PexFile.Open(path).Dispose());
        Assert.AreEqual(code, refused.Diagnostic.Code.Id, refused.Message);
        return refused.Diagnostic;
    }

    private static string[] Names(PexFile pex) => [.. pex.Distributions.Select(distribution => distribution.ProjectName + " " + distribution.Version)];
}
