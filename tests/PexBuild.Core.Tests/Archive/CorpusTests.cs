using ICSharpCode.SharpZipLib.Zip;

namespace PexBuild.Archive;

[TestClass]
public sealed class CorpusTests : ArchiveTests
{
    [TestMethod]
    public void Every_PEX_file_reads_as_SharpZipLib_reads_it()
    {
        foreach (var file in Corpus.Files)
        {
            using var ours = ZipContainer.Open(file, Limits);
            using var theirs = new ZipFile(file);
            AssertSame(ours, theirs, file);
            Assert.IsNotNull(ours.Find("PEX-INFO"), file);
        }
    }

    [TestMethod]
    public void Every_wheel_in_a_PEX_file_reads_as_SharpZipLib_reads_it()
    {
        var wheels = 0;
        foreach (var file in Corpus.Files)
        {
            using var outer = ZipContainer.Open(file, Limits);
            foreach (var wheel in Wheels(outer))
            {
                using var ours = ZipContainer.OpenNested(outer, wheel, Limits, outer.Budget);
                using var bytes = new MemoryStream(outer.ReadAll(wheel, Limits));
                using var theirs = new ZipFile(bytes);
                AssertSame(ours, theirs, file + "/" + wheel.Path);
                wheels++;
            }
        }

        Assert.AreNotEqual(0, wheels);
    }

    [TestMethod]
    public void Every_PEX_folder_and_the_wheels_in_it_can_be_read()
    {
        var wheels = 0;
        foreach (var folder in Corpus.Unpack(Folder))
        {
            var root = Directory.GetDirectories(folder) is [var only] && !File.Exists(Path.Combine(folder, "PEX-INFO")) ? only : folder;
            using var container = FolderContainer.Open(root, LinkPolicy.RefuseOutside, Limits);
            Assert.IsNotNull(container.Find("PEX-INFO"), folder);
            foreach (var (path, text) in ReadAll(container))
                Assert.AreEqual(File.ReadAllText(Path.Combine(root, path)), text, path);
            foreach (var wheel in Wheels(container))
            {
                using var inner = ZipContainer.OpenNested(container, wheel, Limits, container.Budget);
                Assert.IsNotEmpty(ReadAll(inner));
                wheels++;
            }
        }

        Assert.AreNotEqual(0, wheels);
    }

    private static IEnumerable<ContainerEntry> Wheels(IContainer container) =>
        container.Entries.Where(entry => !entry.IsFolder && entry.Path.StartsWith(".deps/", StringComparison.Ordinal) && entry.Path.EndsWith(".whl", StringComparison.Ordinal));

    private static void AssertSame(ZipContainer ours, ZipFile theirs, string what)
    {
        var expected = theirs.Cast<ICSharpCode.SharpZipLib.Zip.ZipEntry>().Where(entry => entry.Name != "../" && entry.Name != "").ToList();
        Assert.AreSequenceEqual(expected.ConvertAll(entry => entry.Name), ours.Entries.Select(entry => entry.IsFolder ? entry.Path + "/" : entry.Path).ToList(), what);
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
            Assert.IsTrue(bytes.GetBuffer().AsSpan(0, (int)bytes.Length).SequenceEqual(theirBytes.GetBuffer().AsSpan(0, (int)theirBytes.Length)), what + "/" + our.Path);
        }
    }
}
