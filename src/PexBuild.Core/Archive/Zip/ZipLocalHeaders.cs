using System.Buffers.Binary;
using PexBuild.Diagnostics;

namespace PexBuild.Archive.Zip;

/// <summary>
/// Compares each entry's local header with its central directory record: different programs read different content from a zip in which they differ.
/// </summary>
internal sealed class ZipLocalHeaders
{
    private const int FixedLength = 30, WindowLength = 1 << 17, Near = 1 << 15;
    private const uint Signature = 0x04034B50, DescriptorSignature = 0x08074B50;

    private readonly ReadContext _context;
    private readonly SourceWindow _window;

    public ZipLocalHeaders(IByteSource source, ReadContext context)
    {
        _context = context;
        _window = new SourceWindow(source, WindowLength + FixedLength);
    }

    /// <summary>Checks one entry.</summary>
    /// <param name="record">Its central directory record.</param>
    /// <param name="name">Its decoded name.</param>
    /// <param name="position">The required offset of its local header.</param>
    /// <param name="length">The uncompressed size in the central directory, with zip64 resolved.</param>
    /// <param name="compressedLength">The compressed size in the central directory.</param>
    /// <returns>The start of the data, and the end of everything that belongs to the entry.</returns>
    public (long DataStart, long End) Check(ZipRecord record, string name, long position, long length, long compressedLength)
    {
        // Headers of small entries are close together: one read of the window covers many. Beside large data, one read for each is cheaper.
        var ahead = compressedLength < 4096 ? Near : 128;
        var header = _window.Look(position, FixedLength, ahead + record.Name.Length);
        if (header.Length < FixedLength || BinaryPrimitives.ReadUInt32LittleEndian(header) != Signature)
            throw Disagree(name, ContainerReasons.Header);
        var extraLength = Short(header, 28);
        if (Short(header, 26) != record.Name.Length)
            throw Disagree(name, ContainerReasons.Name);
        var headerLength = FixedLength + record.Name.Length + extraLength;
        header = _window.Look(position, headerLength, ahead);
        if (header.Length < headerLength)
            throw Disagree(name, ContainerReasons.DataStart);

        if (!header.Slice(FixedLength, record.Name.Length).SequenceEqual(record.Name))
            throw Disagree(name, ContainerReasons.Name);
        if (Short(header, 6) != record.Flags)
            throw Disagree(name, ContainerReasons.Flags);
        if (Short(header, 8) != record.Method)
            throw Disagree(name, ContainerReasons.Compression);
        var extra = header.Slice(headerLength - extraLength);
        if (!ZipExtraFields.AreWellFormed(extra))
            throw _context.Error(PexErrors.ExtraField, name, ContainerReasons.LocalFieldsDoNotFill);
        if (!ZipExtraFields.AgreeWithName(extra, name))
            throw _context.Error(PexErrors.ExtraField, name, ContainerReasons.LocalFieldsRename);
        var hasZip64 = CheckSizes(header, extra, record, name, length, compressedLength);

        var dataStart = position + headerLength;
        var end = dataStart + compressedLength;
        return (dataStart, record.HasDescriptor ? end + CheckDescriptor(end, record.Crc, name, length, compressedLength, hasZip64) : end);
    }

    /// <returns>Whether the header has a zip64 field; then the data descriptor has sizes of 8 bytes.</returns>
    private bool CheckSizes(ReadOnlySpan<byte> header, ReadOnlySpan<byte> extra, ZipRecord record, string name, long length, long compressedLength)
    {
        var hasZip64 = ZipExtraFields.TryFind(extra, ZipExtraFields.Zip64, out var zip64);
        // A local header must contain both sizes there, but some writers only write the one that does not fit into its 32-bit field.
        if (hasZip64 && zip64.Length is not (8 or 16))
            throw _context.Error(PexErrors.ExtraField, name, ContainerReasons.LocalSizesUnclear);
        long? length64 = hasZip64 ? BinaryPrimitives.ReadInt64LittleEndian(zip64) : null;
        var compressedLength64 = hasZip64 && zip64.Length == 16
            ? BinaryPrimitives.ReadInt64LittleEndian(zip64.Slice(8))
            : Int(header, 22) == uint.MaxValue ? null
            : length64;
        if (zip64.Length == 8 && Int(header, 22) != uint.MaxValue)
            length64 = null;

        // In a streamed entry the values follow the data and may be missing here.
        var mayBeNone = record.HasDescriptor;
        var crc = Int(header, 14);
        if (crc != record.Crc && !(mayBeNone && crc == 0))
            throw Disagree(name, ContainerReasons.Crc);
        if (!IsSize(Int(header, 22), length64, length, mayBeNone) || !IsSize(Int(header, 18), compressedLength64, compressedLength, mayBeNone))
            throw Disagree(name, ContainerReasons.Size);
        return hasZip64;
    }

    private static bool IsSize(uint here, long? here64, long declared, bool mayBeNone) =>
        (here == declared || (here == uint.MaxValue && here64 is not null) || (mayBeNone && here == 0)) &&
        (here64 is null || here64 == declared || (mayBeNone && here64 is 0 or -1));

    /// <returns>The descriptor's length. Because its signature is optional, the length can only be found by trying which form matches.</returns>
    private int CheckDescriptor(long position, uint crc, string name, long length, long compressedLength, bool hasZip64)
    {
        var found = _window.Look(position, 24, compressedLength < 4096 ? Near : 128);
        var bodyLength = hasZip64 ? 20 : 12;
        Span<byte> expected = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(expected, DescriptorSignature);
        BinaryPrimitives.WriteUInt32LittleEndian(expected.Slice(4), crc);
        if (hasZip64)
        {
            BinaryPrimitives.WriteInt64LittleEndian(expected.Slice(8), compressedLength);
            BinaryPrimitives.WriteInt64LittleEndian(expected.Slice(16), length);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(expected.Slice(8), (uint)compressedLength);
            BinaryPrimitives.WriteUInt32LittleEndian(expected.Slice(12), (uint)length);
        }

        if (found.StartsWith(expected.Slice(0, 4 + bodyLength)))
            return 4 + bodyLength;
        if (found.StartsWith(expected.Slice(4, bodyLength)))
            return bodyLength;
        throw Disagree(name, ContainerReasons.Descriptor);
    }

    /// <summary>The bytes of an entry that is small enough to be in the window most of the time.</summary>
    public ReadOnlySpan<byte> Peek(long position, int count) => _window.Look(position, count, Near);

    private PexException Disagree(string name, VerbatimText on) => _context.Error(PexErrors.HeadersDisagree, name, on);

    private static ushort Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.Slice(at));

    private static uint Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.Slice(at));
}
