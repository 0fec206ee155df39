using System.Text.Json.Nodes;
using PexBuild.Diagnostics;
using PexBuild.Pex;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Packing;

[TestClass]
public sealed class PackDistributionsTests
{
    private const string Extra = ".deps/extra-2.0-py2.py3-none-any.whl";

    [TestMethod]
    public void Wheel_files_become_installed_distributions_with_all_that_pex_notes_of_one()
    {
        using var sample = new PackSample(PackSample.Fixture(PexEra.V2_69).WithWheelFiles());

        var plan = sample.Pack();

        Assert.AreSequenceEqual((string[])["deps_are_wheel_files", "distributions", "pex_hash"], plan.Changes.ToArray());
        sample.AssertSound();
        using var packed = PexFile.Open(sample.Packed);
        Assert.IsFalse(packed.Info.DepsAreWheelFiles);
        var layout = JsonNode.Parse(PackSample.Text(packed.Distributions[0], ".layout.json"))!;
        Assert.AreEqual(packed.Info.Distributions[0].Value, layout["fingerprint"]!.GetValue<string>());
        Assert.IsTrue(layout["root_is_purelib"]!.GetValue<bool>());
        Assert.AreEqual(".prefix", layout["stash_dir"]!.GetValue<string>());
        Assert.Contains("import_module(\"greet.cli\")", PackSample.Text(packed.Distributions[0], ".prefix/bin/greet"));
        Assert.Contains(".prefix/bin/greet,sha256=", PackSample.Text(packed.Distributions[0], "greet-1.0.dist-info/RECORD"));
    }

    [TestMethod]
    [DataRow(FixtureLayout.Packed)]
    [DataRow(FixtureLayout.Loose)]
    public void Wheel_files_that_nobody_installed_stay_wheel_files(FixtureLayout layout)
    {
        using var sample = new PackSample(PackSample.Fixture().WithWheelFiles().WithLayout(layout));
        File.WriteAllText(Path.Combine(sample.Pex, "userapp/core.py"), "MARK = 'edited'\n");

        var plan = sample.Pack(sample.Pex);

        Assert.AreSequenceEqual((string[])["code_hash", "pex_hash"], plan.Changes.ToArray());
        sample.AssertSound();
        using var packed = PexFile.Open(sample.Packed);
        Assert.IsTrue(packed.Info.DepsAreWheelFiles);
    }

    [TestMethod]
    public void A_wheel_file_that_a_zipapp_holds_is_not_compressed_again()
    {
        using var sample = new PackSample(PackSample.Fixture().WithWheelFiles());
        sample.Pack(sample.Pex);

        using var zip = new ICSharpCode.SharpZipLib.Zip.ZipFile(sample.Packed);
        Assert.AreEqual(ICSharpCode.SharpZipLib.Zip.CompressionMethod.Stored, zip.GetEntry(PackSample.Dep.TrimEnd('/')).CompressionMethod);
        Assert.AreEqual(ICSharpCode.SharpZipLib.Zip.CompressionMethod.Deflated, zip.GetEntry("PEX-INFO").CompressionMethod);
    }

    [TestMethod]
    public void A_deleted_distribution_is_gone_from_PEX_INFO()
    {
        using var sample = new PackSample(PackSample.Fixture().AddDistribution(new WheelFixture("extra", "2.0").Add("extra.py", "")));
        Directory.Delete(Path.Combine(sample.Folder, Extra), recursive: true);

        var plan = sample.Pack();

        Assert.AreSequenceEqual((string[])["PEX1305"], plan.Warnings.Select(warning => warning.Code.Id).ToArray());
        using var packed = PexFile.Open(sample.Packed);
        Assert.AreEqual("greet", packed.Distributions.Single().ProjectName);
        sample.AssertSound();
    }

    [TestMethod]
    public void A_requirement_that_nothing_fulfils_any_more_is_a_warning()
    {
        using var sample = new PackSample(PackSample.Fixture());
        Directory.Delete(Path.Combine(sample.Folder, PackSample.Dep), recursive: true);

        Assert.Contains("PEX2071", sample.Pack().Warnings.Select(warning => warning.Code.Id));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void An_added_distribution_is_listed_and_required(bool asWheelFile)
    {
        using var sample = new PackSample(PackSample.Fixture());
        var wheel = new WheelFixture("extra", "2.0").Add("extra.py", "").AddConsoleScript("extra", "extra:main");
        if (asWheelFile)
            wheel.WriteTo(Path.Combine(sample.Folder, ".deps"));
        else
            FixtureFile.WriteAll(wheel.Files(), Path.Combine(sample.Folder, Extra));

        var plan = sample.Pack();

        Assert.AreSequenceEqual((string[])["distributions", "pex_hash", "requirements"], plan.Changes.ToArray());
        using var packed = PexFile.Open(sample.Packed);
        Assert.AreSequenceEqual((string[])["extra==2.0", "greet"], packed.Info.Requirements.ToArray());
        Assert.AreSequenceEqual((string[])["extra", "greet"], packed.Distributions.Select(distribution => distribution.ProjectName).ToArray());
        Assert.Contains("record_relpath", PackSample.Text(packed.Distributions[0], ".layout.json"), "pex starts no distribution without");
        sample.AssertSound();
    }

    [TestMethod]
    public void An_added_folder_without_metadata_is_a_warning()
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.Edit(".deps/mine/mine.py", "");

        Assert.Contains("PEX2072", sample.Pack().Warnings.Select(warning => warning.Code.Id));
    }

    [TestMethod]
    public void A_native_PEX_is_refused()
    {
        using var sample = new PackSample(PackSample.Fixture().AsNative());

        PackSample.AssertRefused("PEX2061", sample);
    }

    [TestMethod]
    public void A_native_PEX_becomes_a_classic_one_with_the_runtime_of_another()
    {
        using var sample = new PackSample(PackSample.Fixture().AsNative());
        using var runtime = PexFile.Open(new PexFixture(PexEra.V2_69).WithEntryPoint("other").WriteTo(sample["runtime.pex"]));

        sample.Pack(new PackOptions { Output = sample.Packed, Runtime = runtime });

        sample.AssertSound();
        using var packed = PexFile.Open(sample.Packed);
        Assert.IsFalse(packed.IsNative);
        Assert.AreEqual("2.69.0", packed.PexVersion);
        Assert.AreEqual("2.69.0", packed.Info.PexVersion);
        Assert.AreEqual("greet.cli:main", packed.EntryPoint.Text);
        Assert.IsFalse(packed.Info.DepsAreWheelFiles);
        Assert.IsEmpty(packed.Members.Where(member => member.Path.StartsWith("__pex__/.", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void A_runtime_that_cannot_start_it_is_refused()
    {
        using var sample = new PackSample(PackSample.Fixture().AsNative());
        using var runtime = PexFile.Open(new PexFixture(PexEra.V2_1_24).WithEntryPoint("other").WriteTo(sample["runtime.pex"]));

        var refused = Assert.ThrowsExactly<PexException>(() => sample.Pack(new PackOptions { Output = sample.Packed, Runtime = runtime }));

        Assert.AreEqual("PEX2062", refused.Diagnostic.Code.Id);
    }
}
