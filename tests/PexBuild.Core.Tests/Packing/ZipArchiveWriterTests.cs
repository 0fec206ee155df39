using System.Globalization;
using System.Text;
using PexBuild.Archive;
using PexBuild.Archive.Zip;
using PexBuild.Planning;
using PexBuild.Testing;

namespace PexBuild.Packing;

/// <summary>What is written is read by Python's <c>zipfile</c>, the oldest and the newest, and by the reader of this library.</summary>
[TestClass]
public sealed class ZipArchiveWriterTests
{
    private const string Read = """
        import sys, zipfile
        archive = zipfile.ZipFile(sys.argv[1])
        assert archive.testzip() is None
        for entry in archive.infolist():
            print('%s %d %d %d' % (entry.filename, entry.file_size, entry.compress_type, entry.header_offset))
        """;

    private static readonly byte[] s_prelude = Encoding.ASCII.GetBytes("#!/usr/bin/env python\n");

    // Each limit moves further fields to the zip64 extra field: none, the offsets, the lengths of the large file, all.
    [TestMethod]
    [DataRow(4_294_967_295L)]
    [DataRow(9_000_000L)]
    [DataRow(1000L)]
    [DataRow(0L)]
    public void Lengths_and_offsets_that_have_no_room_are_written_as_zip64_has_them(long limit)
    {
        using var folder = new TemporaryFolder();
        using (var target = File.Create(folder["a.zip"]))
        {
            var zip = new ZipArchiveWriter(target, s_prelude, limit);
            zip.AddFolder("folder");
            zip.Add(Planned("folder/stored", 9_500_000), compress: false, new ZipEncoder());
            zip.Add(Planned("folder/deflated", 9_500_000), compress: true, new ZipEncoder());
            zip.Add(Planned("folder/ahead", 3), isDeflated: false, [0, 1, 2], System.IO.Hashing.Crc32.HashToUInt32([0, 1, 2]));
            zip.Finish();
        }

        foreach (var version in new[] { "2.7", "3.13" })
        {
            var lines = Python(version, folder["a.zip"]);
            Assert.AreSequenceEqual(["folder/ 0 0", "folder/stored 9500000 0", "folder/deflated 9500000 8", "folder/ahead 3 0"],
                lines.Select(line => line.Substring(0, line.LastIndexOf(' '))), version);
            Assert.EndsWith(" " + s_prelude.Length.ToString(CultureInfo.InvariantCulture), lines[0]);
        }

        AssertReadable(folder["a.zip"], 4);
    }

    [TestMethod]
    public void More_files_than_a_plain_zip_can_have_are_counted_as_zip64_does()
    {
        using var folder = new TemporaryFolder();
        using (var target = new BufferedStream(File.Create(folder["a.zip"])))
        {
            var zip = new ZipArchiveWriter(target, s_prelude);
            for (var number = 0; number < 70_000; number++)
                zip.Add(Planned("f" + number.ToString(CultureInfo.InvariantCulture), 0), isDeflated: false, [], 0);
            zip.Finish();
        }

        Assert.HasCount(70_000, Python("2.7", folder["a.zip"]));
        AssertReadable(folder["a.zip"], 70_000);
    }

    [TestMethod]
    public void A_name_that_is_not_of_ASCII_is_marked_as_UTF_8()
    {
        using var folder = new TemporaryFolder();
        using (var target = File.Create(folder["a.zip"]))
        {
            var zip = new ZipArchiveWriter(target, []);
            zip.Add(Planned("naïve.py", 1), compress: true, new ZipEncoder());
            zip.Finish();
        }

        using var archive = System.IO.Compression.ZipFile.Open(folder["a.zip"], System.IO.Compression.ZipArchiveMode.Read, Encoding.Latin1);
        Assert.AreEqual("naïve.py", archive.Entries.Single().FullName);
    }

    private static PlannedFile Planned(string path, int length) =>
        new(path, length, isExecutable: false, FileOrigin.Pex, () => new MemoryStream([.. Enumerable.Range(0, length).Select(at => (byte)(at * 31 >> 3))]));

    private static string[] Python(string version, string zip)
    {
        var result = ProcessResult.Run(Pythons.Require(version), ["-c", Read, zip]);
        Assert.AreEqual(0, result.ExitCode, result.Error);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void AssertReadable(string zip, int count)
    {
        using var container = ZipContainer.Open(zip, new ReadLimits());
        Assert.HasCount(count, container.Entries);
        foreach (var entry in container.Entries.Where(entry => !entry.IsFolder))
        {
            using var content = container.Open(entry);
            content.CopyTo(Stream.Null);
        }
    }
}
