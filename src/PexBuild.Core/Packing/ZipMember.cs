using System.Buffers.Binary;
using System.Text;

namespace PexBuild.Packing;

/// <summary>A file or folder in a zip that is being written; creates its local header and its central directory header.</summary>
internal sealed class ZipMember
{
    /// <summary>Replaces a number that does not fit in its field; the number itself is then in the zip64 extra field.</summary>
    internal const uint Elsewhere = uint.MaxValue;

    /// <summary>Unix (3), so that modes are honored, and the version number that SharpZipLib always wrote here.</summary>
    internal const ushort MadeBy = (3 << 8) | 51;

    /// <summary>The version of the format that introduced zip64.</summary>
    internal const ushort Zip64Version = 45;

    private const ushort PlainVersion = 20, Zip64Field = 1, Utf8Name = 1 << 11, StoredMethod = 0, DeflatedMethod = 8;

    // 1980-01-01, the earliest date of the format: a PEX contains no build time.
    private const ushort Day = (1 << 5) | 1;
    private const int LocalLength = 30, CentralLength = 46;

    private readonly byte[] _name;
    private readonly uint _attributes;
    private readonly bool _isDeflated;
    private readonly long _limit;

    /// <param name="path">The path; that of a folder ends with <c>/</c>.</param>
    /// <param name="attributes">The Unix mode in the upper 16 bits, the DOS attributes in the lower ones.</param>
    /// <param name="isDeflated">Whether the content is compressed.</param>
    /// <param name="limit">The smallest number that is written to a zip64 extra field.</param>
    public ZipMember(string path, uint attributes, bool isDeflated, long limit)
    {
        _name = Encoding.UTF8.GetBytes(path);
        _attributes = attributes;
        _isDeflated = isDeflated;
        _limit = limit;
    }

    /// <summary>The length of the content in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The length of the encoded content in bytes, as far as it is known.</summary>
    public required long PackedLength { get; set; }

    public uint Crc { get; set; }

    /// <summary>The offset of the local header from the first byte of the file.</summary>
    public required long Offset { get; init; }

    // Decided before compression, when space is reserved for the header: incompressible content becomes a little longer.
    private bool HasLongContent => (_isDeflated ? Length + Length / 1000 + 64 : Length) >= _limit;

    /// <summary>The local header, which precedes the content.</summary>
    public byte[] LocalHeader()
    {
        var extra = HasLongContent ? Extra(Length, PackedLength) : [];
        var header = new byte[LocalLength + _name.Length + extra.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034b50);
        WriteCommon(header.AsSpan(4), HasLongContent);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(18), HasLongContent ? Elsewhere : (uint)PackedLength);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(22), HasLongContent ? Elsewhere : (uint)Length);
        WriteNames(header.AsSpan(26), header.AsSpan(LocalLength), extra);
        return header;
    }

    /// <summary>The header in the central directory.</summary>
    public byte[] CentralHeader()
    {
        long[] numbers = [Length, PackedLength, Offset];
        var extra = Extra([.. numbers.Where(IsLong)]);
        var header = new byte[CentralLength + _name.Length + extra.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x02014b50);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), MadeBy);
        WriteCommon(header.AsSpan(6), extra.Length > 0);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(20), Short(PackedLength));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), Short(Length));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(38), _attributes);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), Short(Offset));
        WriteNames(header.AsSpan(28), header.AsSpan(CentralLength), extra);
        return header;
    }

    private bool IsLong(long number) => number >= _limit;

    private uint Short(long number) => IsLong(number) ? Elsewhere : (uint)number;

    /// <summary>Writes the fields that are consecutive in both headers: version needed to extract, flags, method, time and checksum.</summary>
    private void WriteCommon(Span<byte> header, bool isZip64)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(header, isZip64 ? Zip64Version : PlainVersion);
        BinaryPrimitives.WriteUInt16LittleEndian(header.Slice(2), _name.Any(unit => unit > 0x7F) ? Utf8Name : (ushort)0);
        BinaryPrimitives.WriteUInt16LittleEndian(header.Slice(4), _isDeflated ? DeflatedMethod : StoredMethod);
        BinaryPrimitives.WriteUInt16LittleEndian(header.Slice(8), Day);
        BinaryPrimitives.WriteUInt32LittleEndian(header.Slice(10), Crc);
    }

    private void WriteNames(Span<byte> lengths, Span<byte> target, byte[] extra)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(lengths, (ushort)_name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(lengths.Slice(2), (ushort)extra.Length);
        _name.CopyTo(target);
        extra.CopyTo(target.Slice(_name.Length));
    }

    /// <summary>The zip64 extra field for the given numbers; empty if there are none.</summary>
    private static byte[] Extra(params long[] numbers)
    {
        if (numbers.Length == 0)
            return [];
        var field = new byte[4 + 8 * numbers.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(field, Zip64Field);
        BinaryPrimitives.WriteUInt16LittleEndian(field.AsSpan(2), (ushort)(8 * numbers.Length));
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(field.AsSpan(4 + 8 * i), numbers[i]);
        return field;
    }
}
