using System.Buffers.Binary;

namespace PexBuild.Archive.Zip;

/// <summary>The values of a central directory record, not yet checked.</summary>
internal readonly ref struct ZipRecord
{
    public const int FixedLength = 46;
    public const uint Signature = 0x02014B50;

    private readonly ReadOnlySpan<byte> _bytes;

    /// <param name="bytes">The record, including its name, extra fields and comment.</param>
    public ZipRecord(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public bool IsUtf8 => (Flags & 0x800) != 0;

    public bool HasDescriptor => (Flags & 8) != 0;

    /// <summary>Whether the entry is encrypted (bit 0), strongly encrypted (bit 6), or in an encrypted central directory (bit 13).</summary>
    public bool IsEncrypted => (Flags & 0x2041) != 0;

    public ushort Flags => Short(8);

    public ushort Method => Short(10);

    public uint Crc => Int(16);

    public uint CompressedLength => Int(20);

    public uint Length => Int(24);

    public ushort Disk => Short(34);

    /// <summary>The DOS attributes in the low byte, and the Unix mode in the upper half.</summary>
    public uint Attributes => Int(38);

    public uint HeaderOffset => Int(42);

    public ReadOnlySpan<byte> Name => _bytes.Slice(FixedLength, Short(28));

    public ReadOnlySpan<byte> Extra => _bytes.Slice(FixedLength + Short(28), Short(30));

    /// <summary>The length of the whole record, from its fixed part.</summary>
    public static int TotalLength(ReadOnlySpan<byte> fixedPart) =>
        FixedLength + BinaryPrimitives.ReadUInt16LittleEndian(fixedPart.Slice(28)) + BinaryPrimitives.ReadUInt16LittleEndian(fixedPart.Slice(30)) +
        BinaryPrimitives.ReadUInt16LittleEndian(fixedPart.Slice(32));

    private ushort Short(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.Slice(offset));

    private uint Int(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.Slice(offset));
}
