using System.Buffers.Binary;
using PexBuild.Archive.Names;

namespace PexBuild.Archive.Zip;

/// <summary>Reads the extra fields of a record: a sequence of (id, length, data) that fills its space. Only two of them are used.</summary>
internal static class ZipExtraFields
{
    public const ushort Zip64 = 0x0001;
    public const ushort UnicodePath = 0x7075;

    /// <summary>Whether the fields fill their space and each of the two that are used occurs at most once.</summary>
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

    /// <summary>Finds a field in well-formed extra fields.</summary>
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
    /// Whether there is no Unicode path, or it equals the name in the header. (Info-ZIP's 0x7075: version 1, CRC of the header's name, UTF-8.)
    /// </summary>
    public static bool AgreeWithName(ReadOnlySpan<byte> extra, string name) =>
        !TryFind(extra, UnicodePath, out var data) ||
        (data.Length >= 5 && data[0] == 1 && EntryNames.Decode(data.Slice(5), isUtf8: true) == name);

    /// <summary>Replaces the values that refer to the zip64 field with those of the field, in the order that the format defines.</summary>
    /// <returns>Whether the field has a value for each of them, and no other.</returns>
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
