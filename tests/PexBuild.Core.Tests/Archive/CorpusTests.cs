using ICSharpCode.SharpZipLib.Zip;
using PexBuild.Archive.Folder;
using PexBuild.Archive.Zip;
using PexBuild.Testing;

namespace PexBuild.Archive;

[TestClass]
public sealed class CorpusTests : ArchiveTests
{
    public static IEnumerable<object[]> Files => Corpus.Names(pex => !pex.Directory);

    public static IEnumerable<object[]> Folders => Corpus.Names(pex => pex.Directory);

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void A_PEX_file_and_the_wheels_in_it_read_as_SharpZipLib_reads_them(string name)
    {
        var file = Corpus.Require(name).PathIn(Folder);
        using var ours = ZipContainer.Open(file, Limits);
        using var theirs = new ZipFile(file);
        AssertSame(ours, theirs, file);
        Assert.IsNotNull(ours.Find("PEX-INFO"), file);
        foreach (var wheel in Wheels(ours))
        {
            using var ourWheel = ZipContainer.OpenNested(ours, wheel, Limits, ours.Budget);
            using var bytes = new MemoryStream(ours.ReadAll(wheel, Limits));
            using var theirWheel = new ZipFile(bytes);
            AssertSame(ourWheel, theirWheel, wheel.Path);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Folders))]
    public void A_PEX_folder_reads_as_the_files_in_it_and_its_wheels_as_SharpZipLib_reads_them(string name)
    {
        var folder = Corpus.Require(name).PathIn(Folder);
        using var ours = FolderContainer.Open(folder, LinkPolicy.RefuseOutside, Limits);
        Assert.IsNotNull(ours.Find("PEX-INFO"));
        Assert.HasCount(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length, ours.Entries.Where(entry => !entry.IsFolder));
        foreach (var entry in ours.Entries.Where(entry => !entry.IsFolder))
            Assert.AreSequenceEqual(File.ReadAllBytes(Path.Combine(folder, entry.Path)), ours.ReadAll(entry, Limits), entry.Path);
        foreach (var wheel in Wheels(ours))
        {
            using var ourWheel = ZipContainer.OpenNested(ours, wheel, Limits, ours.Budget);
            using var theirWheel = new ZipFile(Path.Combine(folder, wheel.Path));
            AssertSame(ourWheel, theirWheel, wheel.Path);
        }
    }

    private static IEnumerable<ContainerEntry> Wheels(IContainer container) =>
        container.Entries.Where(
            entry => !entry.IsFolder && entry.Path.StartsWith(".deps/", StringComparison.Ordinal) && entry.Path.EndsWith(".whl", StringComparison.Ordinal));

    private static void AssertSame(ZipContainer ours, ZipFile theirs, string what)
    {
        var expected = theirs.Cast<ICSharpCode.SharpZipLib.Zip.ZipEntry>().Where(entry => entry.Name != "../" && entry.Name != "").ToList();
        Assert.AreSequenceEqual(expected.ConvertAll(entry => entry.Name), ours.Entries.Select(entry => entry.IsFolder ? entry.Path + "/" : entry.Path).ToList(),
            what);
        foreach (var (their, our) in expected.Zip(ours.Entries))
        {
            Assert.AreEqual(their.Size, our.Length, our.Path);
            Assert.AreEqual(!our.IsFolder && (their.ExternalFileAttributes >> 16 & 0x49) != 0, our.IsExecutable, our.Path);
            if (our.IsFolder)
                continue;
            using var content = ours.Open(our);
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            // SharpZipLib knows no zstd; there our reading was at least held against size and CRC.
            if (their.CompressionMethod is not (CompressionMethod.Stored or CompressionMethod.Deflated))
                continue;
            using var theirContent = theirs.GetInputStream(their);
            using var theirBytes = new MemoryStream();
            theirContent.CopyTo(theirBytes);
            Assert.IsTrue(bytes.GetBuffer().AsSpan(0, (int)bytes.Length).SequenceEqual(theirBytes.GetBuffer().AsSpan(0, (int)theirBytes.Length)),
                what + "/" + our.Path);
        }
    }
}
