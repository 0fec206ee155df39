using System.IO.Compression;
using System.Text;
using ICSharpCode.SharpZipLib.Zip;
using PexBuild.Archive.Zip;

namespace PexBuild.Archive;

/// <summary>Sound archives by other writers than pex.</summary>
[TestClass]
public sealed class ForeignArchivesTests : ArchiveTests
{
    private static string Long { get; } = new('x', 100_000);

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void What_SystemIOCompression_writes_is_read(bool seekable)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(seekable ? bytes : new Unseekable(bytes), ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("folder/");
            Write(zip.CreateEntry("folder/deflated.txt"), Long);
            Write(zip.CreateEntry("stored", CompressionLevel.NoCompression), "stored");
            Write(zip.CreateEntry("été"), "");
        }

        AssertReads(bytes.ToArray(), ("folder/deflated.txt", Long), ("stored", "stored"), ("été", ""));

        static void Write(ZipArchiveEntry entry, string text)
        {
            using var content = entry.Open();
            content.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    [TestMethod]
    [DataRow(UseZip64.Off, true)]
    [DataRow(UseZip64.On, true)]
    [DataRow(UseZip64.Dynamic, true)]
    [DataRow(UseZip64.Off, false)]
    [DataRow(UseZip64.On, false)]
    public void What_SharpZipLib_writes_is_read(UseZip64 zip64, bool seekable)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipOutputStream(seekable ? bytes : new Unseekable(bytes)) { UseZip64 = zip64, IsStreamOwner = false })
        {
            zip.PutNextEntry(new ICSharpCode.SharpZipLib.Zip.ZipEntry("folder/"));
            zip.CloseEntry();
            zip.PutNextEntry(new ICSharpCode.SharpZipLib.Zip.ZipEntry("folder/deflated.txt"));
            zip.Write(Encoding.UTF8.GetBytes(Long));
            zip.CloseEntry();
            zip.PutNextEntry(new ICSharpCode.SharpZipLib.Zip.ZipEntry("empty"));
            zip.CloseEntry();
        }

        AssertReads(bytes.ToArray(), ("folder/deflated.txt", Long), ("empty", ""));
    }

    [TestMethod]
    public void Seventy_thousand_entries_are_read()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < 70_000; i++)
                zip.CreateEntry($"package/module{i / 100}/file{i}.py", CompressionLevel.NoCompression);
        File.WriteAllBytes(Folder["tool.pex"], bytes.ToArray());
        using var container = ZipContainer.Open(Folder["tool.pex"], Limits);
        Assert.HasCount(70_000, container.Entries);
        Assert.AreEqual("package/module699/file69999.py", container.Entries[^1].Path);
        Assert.IsNotNull(container.Find("package/module0/file1.py"));
    }

    private void AssertReads(byte[] zip, params (string Path, string Text)[] expected)
    {
        // As it is, and with a shebang line put in front, which leaves the offsets behind.
        foreach (var prefix in (byte[][])[[], "#!/usr/bin/env python3\n"u8.ToArray()])
        {
            File.WriteAllBytes(Folder["tool.pex"], [.. prefix, .. zip]);
            using var container = ZipContainer.Open(Folder["tool.pex"], Limits);
            Assert.AreEqual(prefix.Length, container.PreludeLength);
            var read = ReadAll(container);
            Assert.HasCount(expected.Length, read);
            foreach (var (path, text) in expected)
                Assert.AreEqual(text, read[path], path);
        }
    }

    /// <summary>Makes a writer put sizes behind the data.</summary>
    private sealed class Unseekable(Stream to) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => to.Position; set => throw new NotSupportedException(); }
        public override void Flush() => to.Flush();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => to.Write(buffer, offset, count);
    }
}
