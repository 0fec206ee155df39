using PexBuild.Diagnostics;

namespace PexBuild.Archive.Zip;

[TestClass]
public sealed class ZipDataTests : ArchiveTests
{
    private static string Long { get; } = string.Concat(Enumerable.Range(0, 40_000).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [TestMethod]
    public void A_declared_size_that_is_too_small_is_refused()
    {
        RefusesData(PexErrors.SizeMismatch, new ZipRecords(new ZipMember("a", Long) { Length = 100 }.Deflated()));
        Refuses(PexErrors.SizeMismatch, new ZipRecords(new ZipMember("a", "print(1)") { Length = 7 }));
    }

    [TestMethod]
    public void A_declared_size_that_is_too_large_is_refused()
    {
        RefusesData(PexErrors.SizeMismatch, new ZipRecords(new ZipMember("a", Long) { Length = Long.Length + 1 }.Deflated()));
        Refuses(PexErrors.SizeMismatch, new ZipRecords(new ZipMember("a", "print(1)") { Length = 9 }));
    }

    [TestMethod]
    [DataRow(0u)]
    [DataRow(1u)]
    public void A_wrong_CRC_is_refused_also_zero(uint crc)
    {
        RefusesData(PexErrors.CrcMismatch, new ZipRecords(new ZipMember("a", "print(1)") { Crc = crc }));
        RefusesData(PexErrors.CrcMismatch, new ZipRecords(new ZipMember("a", Long) { Crc = crc }.Deflated()));
        if (crc != 0)
            RefusesData(PexErrors.CrcMismatch, new ZipRecords(new ZipMember("a") { Crc = crc }));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(9000)]
    public void Anything_behind_the_deflated_data_is_refused(int garbage)
    {
        foreach (var content in (string[])["", "print(1)", Long])
        {
            var member = new ZipMember("a", content).Deflated();
            member.Data = [.. member.Compress(), .. new byte[garbage]];
            Assert.Contains("followed by more bytes", RefusesData(PexErrors.CompressedData, new ZipRecords(member)).Message);
        }
    }

    [TestMethod]
    public void Deflated_data_cut_anywhere_are_refused_even_when_all_of_the_content_came_out()
    {
        foreach (var content in (string[])["print(1)", Long])
        {
            var whole = new ZipMember("a", content).Deflated().Compress();
            int[] cuts = [.. Enumerable.Range(1, Math.Min(whole.Length, 100)), whole.Length];
            foreach (var cut in cuts)
            {
                var zip = new ZipRecords(new ZipMember("a", content) { Data = whole[..^cut] }.Deflated());
                using var container = Open(zip);
                var code = Assert.ThrowsExactly<PexException>(() => ReadAll(container), $"{cut} of {whole.Length}").Diagnostic.Code;
                Assert.IsTrue(code == PexErrors.CompressedData || code == PexErrors.SizeMismatch, code.Id);
            }
        }
    }

    [TestMethod]
    public void A_deflate_stream_without_its_last_block_is_refused()
    {
        // A stored block, not the last one, with all of the content: every byte comes out, and the stream is still not whole.
        var member = new ZipMember("a", "hello") { Data = [0, 5, 0, 0xFA, 0xFF, .. "hello"u8] };
        Assert.Contains("cut off", RefusesData(PexErrors.CompressedData, new ZipRecords(member.Deflated())).Message);
    }

    [TestMethod]
    public void Damaged_deflated_data_are_refused()
    {
        var member = new ZipMember("a", Long).Deflated();
        member.Data = member.Compress();
        member.Data[0] = 0xFF;
        RefusesData(PexErrors.CompressedData, new ZipRecords(member));
    }

    [TestMethod]
    public void A_stream_that_failed_goes_on_failing()
    {
        using var container = Open(new ZipRecords(new ZipMember("a", "print(1)") { Crc = 1 }));
        using var content = container.Open(container.Entries[0]);
        for (var i = 0; i < 3; i++)
            Refuses(PexErrors.CrcMismatch, () => content.CopyTo(Stream.Null));
    }

    [TestMethod]
    public void Reading_no_more_than_the_declared_size_has_checked_it()
    {
        using var container = Open(new ZipRecords(new ZipMember("a", "print(1)") { Crc = 1 }));
        using var content = container.Open(container.Entries[0]);
        Refuses(PexErrors.CrcMismatch, () => content.ReadExactly(new byte[8]));
    }

    [TestMethod]
    public void An_entry_stream_is_read_once_and_only_read()
    {
        using var container = Open(new ZipRecords(new ZipMember("a", "print(1)")));
        using var content = container.Open(container.Entries[0]);
        Assert.AreEqual(8, content.Length);
        Assert.AreEqual(0, content.Read([], 0, 0));
        content.ReadExactly(new byte[3]);
        Assert.AreEqual(3, content.Position);
        Assert.IsTrue(content is { CanRead: true, CanSeek: false, CanWrite: false });
        Assert.ThrowsExactly<NotSupportedException>(() => content.Position = 0);
        Assert.ThrowsExactly<NotSupportedException>(() => content.Seek(0, SeekOrigin.Begin));
        Assert.ThrowsExactly<NotSupportedException>(() => content.SetLength(0));
        Assert.ThrowsExactly<NotSupportedException>(() => content.Write([1], 0, 1));
    }

    [TestMethod]
    public void A_closed_stream_and_an_entry_of_another_container_are_refused()
    {
        using var container = Open(new ZipRecords(new ZipMember("a", "print(1)")));
        var content = container.Open(container.Entries[0]);
        content.ReadByte();
        content.Dispose();
        content.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => content.ReadByte());
        Assert.ThrowsExactly<ArgumentException>(() => container.Open(new ContainerEntry("a", false, 8, false)));
    }

    [TestMethod]
    public async Task Several_threads_read_several_entries_of_one_container()
    {
        using var container = Open(new ZipRecords([.. Enumerable.Range(0, 64).Select(i => new ZipMember($"f{i}", i + Long).Deflated())]));
        var texts = await Task.WhenAll(container.Entries.Select(entry => Task.Run(() => Text(container, entry))));
        for (var i = 0; i < texts.Length; i++)
            Assert.AreEqual(i + Long, texts[i]);
    }
}
