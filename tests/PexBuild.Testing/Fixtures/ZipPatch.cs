using System.Buffers.Binary;
using System.Diagnostics;

namespace PexBuild.Testing.Fixtures;

/// <summary>
/// Puts into a finished zip what SharpZipLib cannot write: other methods than deflate, Python's version of the format, offsets that count a prefix.
/// </summary>
internal static class ZipPatch
{
    private const uint EndSignature = 0x06054b50;
    private const uint End64Signature = 0x06064b50;
    private const uint Locator64Signature = 0x07064b50;
    private const int EndLength = 22;

    /// <summary>2.0, as Python's zipfile.</summary>
    private const byte MadeByVersion = 20;

    public static void Apply(byte[] zip, IReadOnlyList<ZipMethod> methods, int shift)
    {
        var end = LastIndexOf(zip, EndSignature, zip.Length - EndLength);
        var directory = (int)Read32(zip, end + 16);
        var end64 = -1;
        if (end >= 20 && Read32(zip, end - 20) == Locator64Signature)
        {
            end64 = (int)BinaryPrimitives.ReadUInt64LittleEndian(zip.AsSpan(end - 20 + 8));
            Debug.Assert(Read32(zip, end64) == End64Signature, "the zip64 end record is where the locator says");
            directory = (int)BinaryPrimitives.ReadUInt64LittleEndian(zip.AsSpan(end64 + 48));
            Add64(zip, end64 + 48, shift);
            Add64(zip, end - 20 + 8, shift);
        }

        if (Read32(zip, end + 16) != uint.MaxValue)
            Add32(zip, end + 16, shift);

        var header = directory;
        foreach (var method in methods)
        {
            int name = Read16(zip, header + 28), extra = Read16(zip, header + 30), comment = Read16(zip, header + 32);
            var local = LocalOffset(zip, header, name, extra, shift);
            zip[header + 4] = MadeByVersion;
            BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(header + 10), (ushort)method);
            BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(local + 8), (ushort)method);
            header += 46 + name + extra + comment;
        }
    }

    /// <summary>Where the local header is in the zip itself; the recorded offset is shifted.</summary>
    private static int LocalOffset(byte[] zip, int header, int name, int extra, int shift)
    {
        var recorded = Read32(zip, header + 42);
        if (recorded != uint.MaxValue)
        {
            Add32(zip, header + 42, shift);
            return (int)recorded;
        }

        for (var field = header + 46 + name; field < header + 46 + name + extra; field += 4 + Read16(zip, field + 2))
        {
            if (Read16(zip, field) != 1)
                continue;
            var at = field + 4 + (Read32(zip, header + 24) == uint.MaxValue ? 8 : 0) + (Read32(zip, header + 20) == uint.MaxValue ? 8 : 0);
            var offset = (int)BinaryPrimitives.ReadUInt64LittleEndian(zip.AsSpan(at));
            Add64(zip, at, shift);
            return offset;
        }

        throw new InvalidOperationException("A zip64 entry without its offset.");
    }

    private static int LastIndexOf(byte[] zip, uint signature, int from)
    {
        while (Read32(zip, from) != signature)
            from--;
        return from;
    }

    private static ushort Read16(byte[] zip, int at) => BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(at));

    private static uint Read32(byte[] zip, int at) => BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(at));

    private static void Add32(byte[] zip, int at, int shift) => BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(at), Read32(zip, at) + (uint)shift);

    private static void Add64(byte[] zip, int at, int shift) =>
        BinaryPrimitives.WriteUInt64LittleEndian(zip.AsSpan(at), BinaryPrimitives.ReadUInt64LittleEndian(zip.AsSpan(at)) + (ulong)shift);
}
