using System.Buffers.Binary;

namespace PexBuild.Fuzz.Mutation;

/// <summary>Mutates bytes without knowledge of their format.</summary>
internal static class ByteMutation
{
    private static readonly uint[] s_numbers =
        [0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF];

    /// <summary>Makes one change in a range.</summary>
    public static byte[] Change(byte[] bytes, Random random, int from, int to)
    {
        if (to <= from)
            return bytes;
        var at = random.Next(from, to);
        var changed = (byte[])bytes.Clone();
        switch (random.Next(8))
        {
            case 0:
                changed[at] ^= (byte)(1 << random.Next(8));
                return changed;
            case 1:
                changed[at] = (byte)random.Next(256);
                return changed;
            case 2 or 3:
                WriteNumber(changed, at, s_numbers[random.Next(s_numbers.Length)], random.Next(2) == 0 ? 2 : 4);
                return changed;
            case 4:
                WriteNumber(changed, at, (uint)random.Next(bytes.Length + 1), 4);
                return changed;
            case 5:
                return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(Math.Min(bytes.Length, at + 1 + random.Next(64)))];
            case 6:
                var length = Math.Min(bytes.Length - at, 1 + random.Next(64));
                var place = random.Next(bytes.Length + 1);
                return [.. bytes.AsSpan(0, place), .. bytes.AsSpan(at, length), .. bytes.AsSpan(place)];
            default:
                return random.Next(4) == 0 ? bytes[..at] : [.. bytes.AsSpan(0, at), (byte)random.Next(256), .. bytes.AsSpan(at)];
        }
    }

    private static void WriteNumber(byte[] bytes, int at, uint number, int width)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(four, number);
        four[..Math.Min(width, bytes.Length - at)].CopyTo(bytes.AsSpan(at));
    }
}
