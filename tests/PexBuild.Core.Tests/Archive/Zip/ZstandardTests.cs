using System.Text;
using PexBuild.Diagnostics;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace PexBuild.Archive.Zip;

[TestClass]
public sealed class ZstandardTests : ArchiveTests
{
    private static byte[] Content { get; } =
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 100_000).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void One_frame_is_read_with_or_without_a_size_and_a_checksum(bool withSize)
    {
        foreach (var content in (byte[][])[[], "print(1)"u8.ToArray(), Content[..300], Content[..70_000], Content])
            Assert.AreEqual(Encoding.ASCII.GetString(content), Read(new ZipRecords(Member(content, Frame(content, withSize))))["a"]);
    }

    [TestMethod]
    public void A_size_that_lies_is_refused()
    {
        Refused(PexErrors.CompressedData, Member(Content, Frame(Content, true)), member => member.Length--);
        Refused(PexErrors.SizeMismatch, Member(Content, Frame(Content, false)), member => member.Length--);
        Refused(PexErrors.SizeMismatch, Member(Content, Frame(Content, false)), member => member.Length++);
        Refused(PexErrors.CrcMismatch, Member(Content, Frame(Content, false)), member => member.Crc++);
    }

    [TestMethod]
    public void Anything_but_one_whole_frame_is_refused()
    {
        var frame = Frame(Content, false);
        byte[] skippable = [0x50, 0x2A, 0x4D, 0x18, 1, 0, 0, 0, 9];
        foreach (var data in (byte[][])[
            [.. frame, 0],
            [.. frame, .. Frame([], false)],
            [.. frame, .. skippable],
            [.. skippable, .. frame],
            frame[..^1],
            frame[..^4],
            frame[..5],
            [],
            "no frame"u8.ToArray(),
        ])
            Refused(PexErrors.CompressedData, Member(Content, data), _ => { });
    }

    [TestMethod]
    public void A_frame_with_any_byte_changed_is_refused_but_for_the_size_of_its_window()
    {
        var frame = Frame(Content[..2000], false);
        const int Window = 5;
        for (var i = 0; i < frame.Length; i += i == Window - 1 ? 2 : 1)
        {
            var changed = (byte[])frame.Clone();
            changed[i] ^= 0x55;
            using var container = Open(new ZipRecords(Member(Content[..2000], changed)));
            Assert.ThrowsExactly<PexException>(() => ReadAll(container), $"byte {i} of {frame.Length}");
        }
    }

    [TestMethod]
    public void A_frame_of_two_halves_that_together_have_the_size_is_refused() =>
        Refused(PexErrors.CompressedData, Member(Content, [.. Frame(Content[..1000], false), .. Frame(Content[1000..], false)]), _ => { });

    [TestMethod]
    public void A_frame_that_needs_a_dictionary_is_refused()
    {
        using var compressor = new Compressor();
        var samples = Enumerable.Range(0, 400).Select(i => Encoding.ASCII.GetBytes($"import module{i}\nprint('{i * 17}')\n")).ToArray();
        compressor.LoadDictionary(DictBuilder.TrainFromBuffer(samples, 4096));
        Refused(PexErrors.CompressedData, Member(Content, compressor.Wrap(Content).ToArray()), _ => { });
    }

    [TestMethod]
    public void A_window_of_more_than_128_MiB_is_refused_and_one_of_128_is_read()
    {
        // A frame with a window descriptor: exponent in the upper five bits, counted from 1 KiB; then one raw block, the last.
        byte[] Frame(int windowLog) => [0x28, 0xB5, 0x2F, 0xFD, 0x00, (byte)((windowLog - 10) << 3), 0x29, 0, 0, .. "hello"u8];
        Assert.AreEqual("hello", Read(new ZipRecords(Member("hello"u8.ToArray(), Frame(27))))["a"]);
        Assert.Contains("128 MiB", RefusesData(PexErrors.CompressedData, new ZipRecords(Member("hello"u8.ToArray(), Frame(28)))).Message);
    }

    [TestMethod]
    public void A_bomb_gives_out_no_more_than_it_declares()
    {
        var bomb = new byte[64 << 20];
        var member = Member(bomb, Frame(bomb, false));
        member.Length = 1000;
        using var container = Open(new ZipRecords(member));
        using var content = container.Open(container.Entries[0]);
        var read = new CountingStream();
        Refuses(PexErrors.SizeMismatch, () => content.CopyTo(read));
        Assert.IsLessThanOrEqualTo(1000L, read.Count);
    }

    private void Refused(PexErrorCode code, ZipMember member, Action<ZipMember> change)
    {
        change(member);
        RefusesData(code, new ZipRecords(member));
    }

    private static ZipMember Member(byte[] content, byte[] frame) => new("a"u8.ToArray(), content) { Method = 93, Data = frame };

    private static byte[] Frame(byte[] content, bool withSize)
    {
        using var frame = new MemoryStream();
        using (var compressed = new CompressionStream(frame, 3, leaveOpen: true))
        {
            compressed.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, withSize ? 1 : 0);
            if (withSize)
                compressed.SetPledgedSrcSize((ulong)content.Length);
            compressed.Write(content);
        }

        return frame.ToArray();
    }

    private sealed class CountingStream : MemoryStream
    {
        public long Count { get; private set; }

        public override void Write(byte[] buffer, int offset, int count) => Count += count;

        public override void Write(ReadOnlySpan<byte> buffer) => Count += buffer.Length;
    }
}
