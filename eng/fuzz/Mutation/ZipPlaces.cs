using System.Buffers.Binary;

namespace PexBuild.Fuzz.Mutation;

/// <summary>Locates the records of a zip, where mutations have the most effect.</summary>
internal sealed class ZipPlaces
{
    private static ReadOnlySpan<byte> Mark => "PK"u8;

    private readonly List<(int Start, int Length)> _records = [];

    public ZipPlaces(byte[] zip)
    {
        for (int at = 0, step; (step = zip.AsSpan(at).IndexOf(Mark)) >= 0; at++)
        {
            at += step;
            if (at + 4 > zip.Length)
                break;
            var length = BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(at + 2)) switch
            {
                0x0403 => 30 + 60,
                0x0201 => 46 + 60,
                0x0605 => 22,
                0x0606 => 56,
                0x0706 => 20,
                0x0807 => 16,
                _ => 0,
            };
            if (length > 0)
                _records.Add((at, Math.Min(length, zip.Length - at)));
        }
    }

    /// <summary>Makes one change, usually in a record, otherwise anywhere.</summary>
    public byte[] Change(byte[] zip, Random random)
    {
        if (_records.Count == 0 || random.Next(5) == 0)
            return ByteMutation.Change(zip, random, 0, zip.Length);
        // Everything else is located through the last records.
        var (start, length) = random.Next(3) == 0 ? _records[^1] : _records[random.Next(_records.Count)];
        return start >= zip.Length ? zip : ByteMutation.Change(zip, random, start, Math.Min(zip.Length, start + length));
    }
}
