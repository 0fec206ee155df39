using System.Buffers.Binary;
using PexBuild.Archive.Names;

namespace PexBuild.Archive.Zip;

/// <summary>The extra fields of a record: a row of (id, length, data) that fills its space. Two of them matter here.</summary>
internal static class ZipExtraFields
{
    public const ushort Zip64 = 0x0001;
    public const ushort UnicodePath = 0x7075;

    /// <summary>Whether the fields fill their space and the two that are read are there once at most.</summary>
    public static bool AreWellFormed(ReadOnlySpan<byte> extra)
    {
        bool zip64 = false, unicodePath = false;
        while (extra.Length > 0)
        {
            if (extra.Length < 4)
                return false;
            var id = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra.Slice(2));
            if (extra.Length - 4 < length || (id == Zip64 && zip64) || (id == UnicodePath && unicodePath))
                return false;
            zip64 |= id == Zip64;
            unicodePath |= id == UnicodePath;
            extra = extra.Slice(4 + length);
        }

        return true;
    }

    /// <summary>Finds a field in well formed ones.</summary>
    public static bool TryFind(ReadOnlySpan<byte> extra, ushort id, out ReadOnlySpan<byte> data)
    {
        while (extra.Length > 0)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra.Slice(2));
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == id)
            {
                data = extra.Slice(4, length);
                return true;
            }

            extra = extra.Slice(4 + length);
        }

        data = default;
        return false;
    }

    /// <summary>
    /// Whether no Unicode path is given, or it is the name that the header gives. (Info-ZIP's 0x7075: version 1, CRC of the header's name, UTF-8.)
    /// </summary>
    public static bool AgreeWithName(ReadOnlySpan<byte> extra, string name) =>
        !TryFind(extra, UnicodePath, out var data) ||
        (data.Length >= 5 && data[0] == 1 && EntryNames.Decode(data.Slice(5), isUtf8: true) == name);

    /// <summary>Replaces the values that say "see the zip64 field" by those of the field, in the order that the format gives them.</summary>
    /// <returns>Whether each had its value there, and no value was left over.</returns>
    public static bool ResolveZip64(ReadOnlySpan<byte> extra, ref long length, ref long compressedLength, ref long offset)
    {
        var given = TryFind(extra, Zip64, out var data);
        return Take(ref data, ref length) && Take(ref data, ref compressedLength) && Take(ref data, ref offset) && (!given || data.Length == 0);
    }

    private static bool Take(ref ReadOnlySpan<byte> data, ref long value)
    {
        if (value != uint.MaxValue)
            return true;
        if (data.Length < 8)
            return false;
        value = BinaryPrimitives.ReadInt64LittleEndian(data);
        data = data.Slice(8);
        return value >= 0;
    }
}
