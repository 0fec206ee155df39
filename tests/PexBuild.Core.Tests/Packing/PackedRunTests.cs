using PexBuild.Pex;
using PexBuild.Testing;

namespace PexBuild.Packing;

/// <summary>Packed PEX files are run by real Pythons, with caches that the first PEX has filled.</summary>
[TestClass]
public sealed class PackedRunTests
{
    [TestMethod]
    [DynamicData(nameof(PackSample.Eras), typeof(PackSample))]
    public void A_stand_in_of_every_era_shows_the_edit_with_a_warm_cache(string version)
    {
        foreach (var layout in version.StartsWith("1.", StringComparison.Ordinal) || version == "2.1.24"
            ? (PexLayout[])[PexLayout.Zipapp]
            : [PexLayout.Zipapp, PexLayout.Packed, PexLayout.Loose])
        {
            using var sample = new PackSample(PackSample.Fixture(PackSample.Era(version)));
            var python = Pythons.Require3();
            Assert.AreEqual("dep user x\n", sample.Run(sample.Pex, python, "x").Output);

            sample.Edit("userapp/core.py", "MARK = 'mine'\n").Edit(PackSample.Dep + "greet/__init__.py", "MARK = 'too'\n")
                .Pack(new PackOptions { Output = sample.Packed, Layout = layout });

            Assert.AreEqual("too mine x\n", sample.Run(sample.Packed, python, "x").Output, layout.ToString());
        }
    }

    [TestMethod]
    [DataRow("k-1.2.13-py3.6-default", "3.6", false)]
    [DataRow("k-1.6.12-py3.6-notzipsafe", "3.6", true)]
    [DataRow("k-2.1.24-py3.8-unzip", "3.8", true)]
    [DataRow("k-2.1.50-py3.8-packed", "3.8", true)]
    [DataRow("k-2.1.137-py3.11-venv", "3.11", true)]
    [DataRow("k-2.105.2-py3.11-default", "3.11", true)]
    [DataRow("k-2.105.2-py3.11-loose", "3.11", true)]
    [DataRow("k-2.105.2-py3.11-nopre", "3.11", true)]
    [DataRow("k-2.105.2-py3.11-venv", "3.11", true)]
    [DataRow("k-2.33.0-py3.11-noprepacked", "3.11", true)]
    public void A_real_PEX_shows_the_edit_with_a_warm_cache(string name, string python, bool hasUserCode)
    {
        using var sample = Real(name);
        var interpreter = Pythons.Require(python);
        var first = sample.Run(sample.Pex, interpreter);
        Assert.DoesNotContain("EDITED", first.Output);

        var dep = sample.Find("greet/__init__.py");
        sample.Edit(dep, Marked(sample.Read(dep), "EDITED-DEP"));
        if (hasUserCode)
            sample.Edit("userapp/core.py", Marked(sample.Read("userapp/core.py"), "EDITED-USER"));
        sample.Pack();

        sample.AssertSound();
        var second = sample.Run(sample.Packed, interpreter);
        Assert.Contains("EDITED-DEP", second.Output, second.ToString());
        if (hasUserCode)
            Assert.Contains("EDITED-USER", second.Output, second.ToString());
    }

    [TestMethod]
    [DataRow("k-1.4.9-py3.6-mod")]
    [DataRow("k-2.1.137-py3.11-inject")]
    [DataRow("k-2.105.2-py3.11-preamble")]
    [DataRow("k-2.105.2-py3.11-script")]
    [DataRow("k-2.105.2-py3.11-bindres")]
    [DataRow("x-2.105.2-py3.11-layered")]
    [DataRow("r-cowsay")]
    public void An_unedited_real_PEX_runs_as_it_did(string name)
    {
        using var sample = Real(name);
        var row = Corpus.Require(name);
        sample.Pack(new PackOptions { Output = sample["packed/tool.pex"] });
        Directory.CreateDirectory(sample["first"]);
        File.Copy(sample.Pex, sample["first/tool.pex"]);

        var python = Pythons.Require(row.Run[^1]);
        var before = sample.Run(sample["first/tool.pex"], python, [.. row.Argv]);
        var after = sample.Run(sample["packed/tool.pex"], python, [.. row.Argv]);

        Assert.AreEqual(before.ExitCode, after.ExitCode, after.ToString());
        Assert.AreEqual(before.Output.Replace("/first/", "/packed/", StringComparison.Ordinal), after.Output);
        Assert.IsTrue(after.Output.Length > 0 || after.ExitCode != 0, after.ToString());
    }

    private static PackSample Real(string name)
    {
        using var folder = new TemporaryFolder();
        return PackSample.Of(Corpus.Require(name).PathIn(folder));
    }

    private static string Marked(string text, string mark) => System.Text.RegularExpressions.Regex.Replace(text, "(?m)^MARK.*$", $"MARK = '{mark}'");
}
