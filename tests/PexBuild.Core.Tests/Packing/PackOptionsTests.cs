using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Pex;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Packing;

[TestClass]
public sealed class PackOptionsTests
{
    [TestMethod]
    [DataRow(FixtureLayout.Packed)]
    [DataRow(FixtureLayout.Loose)]
    public void The_layout_is_what_it_was(FixtureLayout layout)
    {
        using var sample = new PackSample(PackSample.Fixture().WithLayout(layout));

        var plan = sample.Pack();

        Assert.IsEmpty(plan.Changes);
        Assert.AreEqual(layout.ToString(), plan.Layout.ToString());
        Assert.AreEqual(layout == FixtureLayout.Packed, File.Exists(Path.Combine(sample.Packed, ".bootstrap")));
        Assert.AreEqual(layout == FixtureLayout.Packed, File.Exists(Path.Combine(sample.Packed, PackSample.Dep.TrimEnd('/'))));
        sample.AssertSound();
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_folder_has_its_entry_script_executable_and_linked()
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.Pack(new PackOptions { Output = sample.Packed, Layout = PexLayout.Loose });

        Assert.AreEqual("__main__.py", new FileInfo(Path.Combine(sample.Packed, "pex")).LinkTarget);
        Assert.IsTrue(FileModes.IsExecutable(Path.Combine(sample.Packed, "__main__.py")));
        Assert.IsFalse(FileModes.IsExecutable(Path.Combine(sample.Packed, "userapp/core.py")));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Compression_is_what_it_was_or_what_is_asked_for(bool wasCompressed)
    {
        using var sample = new PackSample(wasCompressed ? PackSample.Fixture() : PackSample.Fixture().Uncompressed());
        sample.Pack();
        sample.Pack(new PackOptions { Output = sample["other.pex"], Compress = !wasCompressed });

        Assert.AreEqual(wasCompressed, IsCompressed(sample.Packed));
        Assert.AreEqual(!wasCompressed, IsCompressed(sample["other.pex"]));

        static bool IsCompressed(string path)
        {
            using var zip = new ICSharpCode.SharpZipLib.Zip.ZipFile(path);
            return zip.GetEntry("PEX-INFO").CompressionMethod == ICSharpCode.SharpZipLib.Zip.CompressionMethod.Deflated;
        }
    }

    [TestMethod]
    [DataRow("1.6.12")]
    [DataRow("2.105.2")]
    public void The_first_lines_are_what_they_were(string version)
    {
        using var sample = new PackSample(PackSample.Fixture(PackSample.Era(version)).WithShebang("#!/opt/python -s").WithHeader("# a header\n"));
        sample.Pack();

        Assert.AreSequenceEqual((string[])["#!/opt/python -s", "# a header"], File.ReadLines(sample.Packed).Take(2).ToArray());
        sample.AssertSound();
    }

    [TestMethod]
    public void Another_first_line_may_be_asked_for_or_edited_into_the_entry_script()
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.Pack(new PackOptions { Output = sample["a.pex"], Shebang = "/usr/bin/python3 -X dev" });
        sample.EditLine("__main__.py", "#!/usr/bin/env python3\n", "#!/usr/bin/env python3.12\n").Pack();

        Assert.AreEqual("#!/usr/bin/python3 -X dev", File.ReadLines(sample["a.pex"]).First());
        Assert.AreEqual("#!/usr/bin/env python3.12", File.ReadLines(sample.Packed).First());
        using var packed = PexFile.Open(sample.Packed);
        Assert.StartsWith("#!/usr/bin/env python3.12\n", PackSample.Text(packed, "__main__.py"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("#!")]
    [DataRow("/bin/sh\nrm -rf /")]
    public void A_first_line_that_is_none_is_refused(string shebang)
    {
        using var sample = new PackSample(PackSample.Fixture());

        PackSample.AssertRefused("PEX2070", sample, new PackOptions { Output = sample.Packed, Shebang = shebang });
    }

    [TestMethod]
    [DataRow(FixtureLayout.Zipapp)]
    [DataRow(FixtureLayout.Loose)]
    public void A_script_that_starts_an_installed_copy_is_replaced_by_a_plain_line(FixtureLayout layout)
    {
        using var sample = new PackSample(PackSample.Fixture().WithShBoot().WithLayout(layout));

        var plan = sample.Pack();

        Assert.AreEqual("PEX2064", plan.Warnings.Single().Code.Id);
        Assert.AreEqual("#!/usr/bin/env python3", plan.Shebang);
        using var packed = PexFile.Open(sample.Packed);
        Assert.AreEqual("#!/usr/bin/env python3", packed.Shebang);
        Assert.DoesNotContain("pshprs", PackSample.Text(packed, "__main__.py"));
        sample.AssertSound();
    }

    [TestMethod]
    public void What_is_there_is_replaced_only_when_that_is_asked_for()
    {
        using var sample = new PackSample(PackSample.Fixture());
        File.WriteAllText(sample["there.pex"], "mine");

        var refused = Assert.ThrowsExactly<PexException>(() => sample.Pack(new PackOptions { Output = sample["there.pex"] }));
        Assert.AreEqual("PEX2066", refused.Diagnostic.Code.Id);
        Assert.AreEqual("mine", File.ReadAllText(sample["there.pex"]));

        sample.Pack(new PackOptions { Output = sample["there.pex"], Overwrite = true });
        Assert.AreEqual("#!/usr/bin/env python3", File.ReadLines(sample["there.pex"]).First());
        Assert.IsEmpty(Directory.GetFiles(sample["."], ".*"));
    }

    [TestMethod]
    [DataRow("not a PEX", PexLayout.Loose)]
    [DataRow("an unpacked folder", PexLayout.Loose)]
    [DataRow("a folder", PexLayout.Zipapp)]
    public void A_folder_that_may_be_somebodys_work_is_never_replaced(string what, PexLayout layout)
    {
        using var sample = new PackSample(PackSample.Fixture());
        if (what == "an unpacked folder")
            Directory.Move(sample.Folder, sample["there"]);
        else
            Directory.CreateDirectory(sample["there/sub"]);
        var source = what == "an unpacked folder" ? sample.Pex : sample.Folder;

        var refused = Assert.ThrowsExactly<PexException>(
            () => sample.Pack(source, new PackOptions { Output = sample["there"], Layout = layout, Overwrite = true }));

        Assert.AreEqual("PEX2067", refused.Diagnostic.Code.Id);
        Assert.Contains(what, refused.Diagnostic.Message);
        Assert.IsTrue(Directory.Exists(sample["there"]));
    }

    [TestMethod]
    public void A_loose_PEX_is_replaced_as_a_whole()
    {
        using var sample = new PackSample(PackSample.Fixture());
        var options = new PackOptions { Output = sample.Packed, Layout = PexLayout.Loose, Overwrite = true };
        sample.Pack(options);
        File.WriteAllText(Path.Combine(sample.Packed, "left.txt"), "");

        sample.Pack(options);

        Assert.IsFalse(File.Exists(Path.Combine(sample.Packed, "left.txt")));
        sample.AssertSound();
    }

    [TestMethod]
    [DataRow("tool/packed.pex")]
    [DataRow("tool")]
    public void The_output_is_not_put_into_what_is_packed(string output)
    {
        using var sample = new PackSample(PackSample.Fixture());

        PackSample.AssertRefused("PEX2068", sample, new PackOptions { Output = sample[output], Overwrite = true });
    }

    [TestMethod]
    public void A_release_without_packed_layout_is_not_packed_so()
    {
        using var sample = new PackSample(PackSample.Fixture(PexEra.V2_1_24));

        PackSample.AssertRefused("PEX2069", sample, new PackOptions { Output = sample.Packed, Layout = PexLayout.Packed });
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_link_that_leads_out_of_the_folder_is_refused()
    {
        using var sample = new PackSample(PackSample.Fixture());
        File.WriteAllText(sample["secret"], "secret");
        File.CreateSymbolicLink(Path.Combine(sample.Folder, "userapp/link.txt"), sample["secret"]);

        PackSample.AssertRefused("PEX1210", sample);
    }
}
