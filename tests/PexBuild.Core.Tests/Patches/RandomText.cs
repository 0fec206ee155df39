using System.Text;

namespace PexBuild.Patches;

/// <summary>
/// Files and edits of files, of the kinds that are easy to get wrong: few different lines, no line feed at the end, carriage returns, bytes that are
/// no UTF-8.
/// </summary>
internal sealed class RandomText(int seed)
{
    private static readonly byte[][] s_lines = [
        .. new[]
        {
            "a",
            "b",
            "c",
            "",
            "    return x",
            "\tif (y) {",
            "}",
            "-- ",
            "--- a/x",
            "+++ b/x",
            "@@ -1 +1 @@",
            "\\ No newline",
            "Z\u00fcrich",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff, 0xfe, 0x41],
    ];

    private readonly Random _random = new(seed);

    public int Next(int limit) => _random.Next(limit);

    public byte[] File(int longest = 60)
    {
        var lines = new List<byte[]>();
        for (var count = Next(longest); count > 0; count--)
            lines.Add(Line());
        return Join(lines);
    }

    /// <summary>The file with some lines added, removed and changed.</summary>
    public byte[] Edit(byte[] file)
    {
        var lines = ByteLine.Split(file).Select(line => line.ToArray()).ToList();
        for (var edits = 1 + Next(6); edits > 0; edits--)
        {
            var at = Next(lines.Count + 1);
            switch (Next(3))
            {
                case 0:
                    lines.Insert(at, Line());
                    break;
                case 1 when at < lines.Count:
                    lines.RemoveAt(at);
                    break;
                case 2 when at < lines.Count:
                    lines[at] = Line();
                    break;
            }
        }

        return Join(lines);
    }

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Line()
    {
        var line = s_lines[Next(s_lines.Length)];
        return Next(4) == 0 ? [.. line, (byte)'\r', (byte)'\n'] : [.. line, (byte)'\n'];
    }

    // Lines in the middle always end with a line feed, the last only mostly.
    private byte[] Join(List<byte[]> lines)
    {
        var bytes = lines.SelectMany(line => line is [.., (byte)'\n'] ? line : [.. line, (byte)'\n']).ToArray();
        return bytes.Length > 0 && Next(4) == 0 ? bytes[..^1] : bytes;
    }
}
