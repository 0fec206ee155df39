namespace PexBuild.Patches;

/// <summary>Applies the deltas of git's binary patches (and pack files): pieces of the old content and new bytes, in the order of the new content.</summary>
internal static class GitDelta
{
    /// <returns>
    /// <see langword="null"/> if the delta is damaged, is for another content, or produces more than <paramref name="limit"/>
    /// bytes.
    /// </returns>
    public static byte[]? TryApply(byte[] old, byte[] delta, long limit)
    {
        var at = 0;
        if (ReadLength(delta, ref at) != old.Length || ReadLength(delta, ref at) is not { } length || length > limit)
            return null;
        using var result = new MemoryStream();
        while (at < delta.Length)
        {
            int instruction = delta[at++];
            if (instruction == 0)
                return null;
            var isCopy = (instruction & 0x80) != 0;
            long from = isCopy ? ReadSparse(delta, ref at, instruction & 0x0f) : at;
            long count = isCopy ? ReadSparse(delta, ref at, (instruction >> 4) & 7) : instruction;
            if (isCopy && count == 0)
                count = 0x10000;
            var source = isCopy ? old : delta;
            if (at > delta.Length || from + count > source.Length || result.Length + count > length)
                return null;
            result.Write(source, (int)from, (int)count);
            if (!isCopy)
                at += (int)count;
        }

        return result.Length == length ? result.ToArray() : null;
    }

    /// <summary>Reads a length with seven bits per byte, the lowest first; the highest bit means that more bytes follow.</summary>
    private static long? ReadLength(byte[] delta, ref int at)
    {
        var length = 0L;
        for (var shift = 0; at < delta.Length && shift < 56; shift += 7)
        {
            var b = delta[at++];
            length |= (long)(b & 0x7f) << shift;
            if ((b & 0x80) == 0)
                return length;
        }

        return null;
    }

    /// <summary>Reads a number of which only the bytes that are not zero are stored; the bits show which bytes those are.</summary>
    private static long ReadSparse(byte[] delta, ref int at, int bits)
    {
        var number = 0L;
        for (var shift = 0; bits != 0; bits >>= 1, shift += 8)
        {
            if ((bits & 1) != 0)
                number |= (at < delta.Length ? (long)delta[at] : 0) << shift;
            at += bits & 1;
        }

        return number;
    }
}
