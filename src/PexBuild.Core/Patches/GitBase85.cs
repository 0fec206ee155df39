namespace PexBuild.Patches;

/// <summary>
/// Encodes and decodes git's base 85, which its binary patches use: at most 52 bytes a line, their number as a letter, then five
/// characters for every four bytes.
/// </summary>
internal static class GitBase85
{
    public const int LineBytes = 52;

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

    private static readonly int[] s_values = Values();

    public static string EncodeLine(byte[] bytes, int start, int count)
    {
        var line = new char[1 + ((count + 3) / 4 * 5)];
        line[0] = (char)(count <= 26 ? 'A' + count - 1 : 'a' + count - 27);
        for (int at = 0, to = 1; at < count; at += 4, to += 5)
        {
            var word = 0u;
            for (var i = 0; i < 4; i++)
                word = (word << 8) | (at + i < count ? bytes[start + at + i] : 0u);
            for (var i = 4; i >= 0; i--, word /= 85)
                line[to + i] = Alphabet[(int)(word % 85)];
        }

        return new string(line);
    }

    /// <returns>False if the line is not valid.</returns>
    public static bool TryDecodeLine(ReadOnlySpan<byte> line, Stream to)
    {
        if (line.Length < 6)
            return false;
        var count = line[0] is >= (byte)'A' and <= (byte)'Z' ? line[0] - 'A' + 1 : line[0] is >= (byte)'a' and <= (byte)'z' ? line[0] - 'a' + 27 : 0;
        if (count == 0 || line.Length != 1 + ((count + 3) / 4 * 5))
            return false;
        for (var at = 1; at < line.Length; at += 5)
        {
            var word = 0ul;
            for (var i = 0; i < 5; i++)
            {
                var value = s_values[line[at + i]];
                if (value < 0)
                    return false;
                word = (word * 85) + (ulong)value;
            }

            if (word > uint.MaxValue)
                return false;
            for (var i = 24; i >= 0 && count > 0; i -= 8, count--)
                to.WriteByte((byte)(word >> i));
        }

        return true;
    }

    private static int[] Values()
    {
        var values = new int[256];
        for (var i = 0; i < values.Length; i++)
            values[i] = Alphabet.IndexOf((char)i);
        return values;
    }
}
