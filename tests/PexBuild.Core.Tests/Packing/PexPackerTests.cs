using PexBuild.Pex;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Packing;

[TestClass]
public sealed class PexPackerTests
{
    [TestMethod]
    [DynamicData(nameof(PackSample.Eras), typeof(PackSample))]
    public void Unpacked_packed_and_unpacked_again_it_is_the_same_folder(string version)
    {
        using var sample = new PackSample(PackSample.Fixture(PackSample.Era(version)));

        var plan = sample.Pack();

        Assert.IsEmpty(plan.Changes);
        Assert.AreEqual(PexLayout.Zipapp, plan.Layout);
        sample.AssertSound();
        Assert.AreSequenceEqual(Pristine(sample.Folder), Pristine(sample.UnpackAgain()));

        // The manifest has the hash of the PEX, whose compression is another.
        static string[] Pristine(string folder) =>
            [.. PackSample.Contents(folder).Where(file => !file.StartsWith(".pexbuild/manifest.json", StringComparison.Ordinal))];
    }

    [TestMethod]
    [DynamicData(nameof(PackSample.Eras), typeof(PackSample))]
    public void The_packed_PEX_has_the_files_of_the_first_one(string version)
    {
        using var sample = new PackSample(PackSample.Fixture(PackSample.Era(version)).Add(new FixtureFile("run.sh", "#!/bin/sh\n", isExecutable: true)));
        sample.Pack();

        using var first = new ICSharpCode.SharpZipLib.Zip.ZipFile(sample.Pex);
        using var second = new ICSharpCode.SharpZipLib.Zip.ZipFile(sample.Packed);

        Assert.AreSequenceEqual(Entries(first), Entries(second));
        Assert.AreEqual("#!/usr/bin/env python3", File.ReadLines(sample.Packed).First());

        static string[] Entries(ICSharpCode.SharpZipLib.Zip.ZipFile zip) =>
            [.. zip.Cast<ICSharpCode.SharpZipLib.Zip.ZipEntry>()
                .Select(entry => $"{entry.Name} {entry.Size} {entry.Crc} {entry.ExternalFileAttributes >> 16 & 0x1FF:x} {entry.DateTime:yyyy-MM-dd}")
                .Order(StringComparer.Ordinal)];
    }

    [TestMethod]
    public void The_same_folder_gives_the_same_bytes()
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.Pack();
        var first = File.ReadAllBytes(sample.Packed);
        foreach (var file in Directory.GetFiles(sample.Folder, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));

        sample.Pack(new PackOptions { Output = sample["second.pex"] });

        Assert.AreSequenceEqual(first, File.ReadAllBytes(sample["second.pex"]));
    }

    [TestMethod]
    public void Entries_are_where_the_directory_says_counted_from_the_first_byte()
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.Pack();

        var bytes = File.ReadAllBytes(sample.Packed);
        var end = bytes.Length - 22;
        var directory = BitConverter.ToInt32(bytes, end + 16);
        Assert.AreEqual(0x02014b50, BitConverter.ToInt32(bytes, directory));
        Assert.AreEqual(0x04034b50, BitConverter.ToInt32(bytes, BitConverter.ToInt32(bytes, directory + 42)));
        Assert.AreEqual("#!/usr/bin/env python3\n".Length, BitConverter.ToInt32(bytes, directory + 42));
    }

    [TestMethod]
    public void What_is_the_tools_own_or_made_by_a_run_is_left_out()
    {
        using var sample = new PackSample(PackSample.Fixture().Add("lone.pyc", "no source"));
        sample.Edit("userapp/__pycache__/core.cpython-311.pyc", "compiled")
            .Edit("gone/__pycache__/gone.cpython-311.pyc", "of a module that is no longer there")
            .Edit("userapp/core.pyc", "compiled by Python 2")
            .Edit(".git/HEAD", "ref")
            .Edit("bin/mine", "kept");

        var files = sample.Pack().Files.Select(file => file.Path).ToArray();

        Assert.Contains("bin/mine", files);
        Assert.Contains("lone.pyc", files);
        Assert.IsEmpty(files.Where(
            path => path.Contains("__pycache__", StringComparison.Ordinal) || path.StartsWith(".git/", StringComparison.Ordinal)
                || path.StartsWith(".pexbuild", StringComparison.Ordinal)));
        Assert.DoesNotContain("userapp/core.pyc", files);
        Assert.DoesNotContain("bin/tool", files);
        sample.AssertSound();
    }

    [TestMethod]
    public void An_edit_of_a_launcher_is_a_warning()
    {
        using var sample = new PackSample(PackSample.Fixture());

        var plan = sample.Edit("bin/tool", "#!/bin/sh\n").Pack();

        Assert.AreEqual("PEX2065", plan.Warnings.Single().Code.Id);
    }

    [TestMethod]
    public void Without_a_manifest_a_folder_is_packed_as_well()
    {
        using var sample = new PackSample(PackSample.Fixture());
        System.IO.Compression.ZipFile.ExtractToDirectory(sample.Pex, sample["unzipped"]);
        File.WriteAllText(sample["unzipped/userapp/core.py"], "MARK = 'edited'\n");
        File.WriteAllText(sample["unzipped/" + PackSample.Dep + "greet/data.txt"], "edited\n");

        var plan = sample.Pack(sample["unzipped"]);

        sample.AssertSound();
        Assert.AreSequenceEqual((string[])["code_hash", "distributions", "pex_hash"], plan.Changes.ToArray());
    }

    [TestMethod]
    public void An_unedited_PEX_can_be_packed_from_itself_in_another_layout()
    {
        using var sample = new PackSample(PackSample.Fixture());

        var plan = sample.Pack(sample.Pex, new PackOptions { Output = sample.Packed, Layout = PexLayout.Loose });

        Assert.IsEmpty(plan.Changes);
        sample.AssertSound();
        Assert.AreEqual("MARK = 'user'\n", File.ReadAllText(sample["packed.pex/userapp/core.py"]));
    }
}
