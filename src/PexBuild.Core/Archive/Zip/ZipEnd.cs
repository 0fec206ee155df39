using System.Buffers.Binary;
using PexBuild.Diagnostics;

namespace PexBuild.Archive.Zip;

/// <summary>Locates the central directory from the single end record that a zip must have and its zip64 counterparts.</summary>
internal sealed class ZipEnd
{
    private const int EndLength = 22, LocatorLength = 20, Zip64Length = 56;
    private const uint LocatorSignature = 0x07064B50, Zip64Signature = 0x06064B50;

    private static ReadOnlySpan<byte> EndSignature => "PK\x05\x06"u8;

    private ZipEnd(long directoryStart, long directoryEnd, long count, long shift)
    {
        DirectoryStart = directoryStart;
        DirectoryEnd = directoryEnd;
        Count = count;
        Shift = shift;
    }

    /// <summary>The offset of the central directory in the source.</summary>
    public long DirectoryStart { get; }

    /// <summary>The offset of the end records, directly after the central directory.</summary>
    public long DirectoryEnd { get; }

    /// <summary>The declared number of entries.</summary>
    public long Count { get; }

    /// <summary>The value to add to each offset in the zip: 0 if offsets count from the first byte of the file, as pex writes them.</summary>
    public long Shift { get; }

    /// <exception cref="PexException">There is no end record, there are several, or it contradicts itself or the file.</exception>
    public static ZipEnd Find(IByteSource source, ReadContext context)
    {
        var tail = new byte[(int)Math.Min(source.Length, EndLength + ushort.MaxValue + LocatorLength + Zip64Length)];
        var tailStart = source.Length - tail.Length;
        if (source.Read(tailStart, tail, 0, tail.Length) != tail.Length)
            throw context.ContainerError(PexErrors.NotAZip);
        var at = FindEnd(tail, tailStart, context);
        return Read(source, tail, tailStart, at, context);
    }

    /// <summary>Searches a range before the zip's own end record for another end record signature.</summary>
    /// <returns>Its position, or -1.</returns>
    public static long FindStray(IByteSource source, long from, long length)
    {
        var block = new byte[(int)Math.Min(length, 1 << 16)];
        for (long start = 0; start + 4 <= length; start += block.Length - 3)
        {
            var read = source.Read(from + start, block, 0, (int)Math.Min(block.Length, length - start));
            var found = block.AsSpan(0, read).IndexOf(EndSignature);
            if (found >= 0)
                return from + start + found;
            if (read < block.Length)
                break;
        }

        return -1;
    }

    /// <summary>
    /// Finds the end record whose comment ends at the end of the file. Programs search from either end, so another signature that one of them could
    /// accept makes the zip ambiguous.
    /// </summary>
    private static int FindEnd(byte[] tail, long tailStart, ReadContext context)
    {
        var end = -1;
        for (int i = 0, step; (step = tail.AsSpan(i).IndexOf(EndSignature)) >= 0; i++)
        {
            i += step;
            if (end >= 0)
                throw context.ContainerError(PexErrors.AmbiguousEnd, tailStart + i);
            if (i + EndLength <= tail.Length && i + EndLength + Short(tail, i + 20) == tail.Length)
                end = i;
        }

        return end >= 0 ? end : throw context.ContainerError(PexErrors.NotAZip);
    }

    private static ZipEnd Read(IByteSource source, byte[] tail, long tailStart, int at, ReadContext context)
    {
        long count = Short(tail, at + 10), length = Int(tail, at + 12), offset = Int(tail, at + 16);
        var end = tailStart + at;
        var locator = at - LocatorLength;
        if (locator >= 0 && Int(tail, locator) == LocatorSignature)
        {
            var record = ReadZip64(source, tail, tailStart, locator, context);
            Require(Same(count, record.Count, ushort.MaxValue) && Same(length, record.Length, uint.MaxValue) && Same(offset, record.Offset, uint.MaxValue),
                ContainerReasons.Zip64Contradicts, context);
            (end, count, length, offset) = (record.Position, record.Count, record.Length, record.Offset);
            Require(Short(tail, at + 4) is 0 or ushort.MaxValue && Short(tail, at + 6) is 0 or ushort.MaxValue && Short(tail, at + 8) == Short(tail, at + 10),
                ContainerReasons.IsMultiPart, context);
            var shift64 = end - length - offset;
            Require(Long(tail, locator + 8) + shift64 == end, ContainerReasons.Zip64IsElsewhere, context);
        }
        else
        {
            Require(Short(tail, at + 4) == 0 && Short(tail, at + 6) == 0 && Short(tail, at + 8) == Short(tail, at + 10), ContainerReasons.IsMultiPart, context);
        }

        Require(length <= end && offset <= end - length, ContainerReasons.PointsOutside, context);
        Require(count <= length / ZipRecord.FixedLength && (count > 0 || length == 0), ContainerReasons.CountIsImpossible, context);
        return new ZipEnd(end - length, end, count, end - length - offset);
    }

    private static (long Position, long Count, long Length, long Offset) ReadZip64(IByteSource source, byte[] tail, long tailStart, int locator,
        ReadContext context)
    {
        // The record directly precedes its locator. It may be longer than its fixed part; then only the locator gives its start.
        var declared = Long(tail, locator + 8);
        var position = tailStart + locator - Zip64Length;
        var record = new byte[Zip64Length];
        if (!ReadAt(position) || Long(record, 4) != Zip64Length - 12)
        {
            position = declared;
            Require(ReadAt(position) && Long(record, 4) == tailStart + locator - position - 12, ContainerReasons.Zip64IsMissing, context);
        }

        Require(
            Int(tail, locator + 4) == 0 && Int(tail, locator + 16) <= 1 && Int(record, 16) == 0 && Int(record, 20) == 0 && Long(record, 24) == Long(record, 32),
            ContainerReasons.IsMultiPart, context);
        var (count, length, offset) = (Long(record, 32), Long(record, 40), Long(record, 48));
        Require(count >= 0 && length >= 0 && offset >= 0, ContainerReasons.Zip64IsNegative, context);
        return (position, count, length, offset);

        bool ReadAt(long where) => where >= 0 && source.Read(where, record, 0, Zip64Length) == Zip64Length && Int(record, 0) == Zip64Signature;
    }

    private static bool Same(long value, long value64, long seeZip64) => value == seeZip64 || value == value64;

    private static void Require(bool condition, VerbatimText problem, ReadContext context)
    {
        if (!condition)
            throw context.ContainerError(PexErrors.EndRecord, problem);
    }

    private static ushort Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint Int(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static long Long(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
}
