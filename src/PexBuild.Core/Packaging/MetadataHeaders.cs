using System.IO.Hashing;
using System.Text;

namespace PexBuild.Packaging;

/// <summary>
/// Reads the headers of METADATA, PKG-INFO and WHEEL files: lines <c>Name: value</c> up to the first empty line, as Python's <c>email</c> does.
/// </summary>
internal sealed class MetadataHeaders
{
    private const byte LineFeed = (byte)'\n';

    private readonly List<KeyValuePair<string, string>> _headers = [];

    /// <summary>Reads headers; invalid UTF-8 is replaced.</summary>
    public MetadataHeaders(byte[] content)
    {
        // The cost must stay linear in the number of lines, even for a header with millions of continuation lines.
        string? name = null;
        var value = new StringBuilder();
        foreach (var line in Encoding.UTF8.GetString(content, 0, BlockLength(content)).TrimStart('\uFEFF').Split('\n'))
        {
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                value.Append(value.Length == 0 ? "" : " ").Append(line.Trim());
                continue;
            }

            var colon = line.IndexOf(':');
            if (colon <= 0)
                break;
            Add(name, value);
            name = line.Substring(0, colon).TrimEnd();
            value.Clear().Append(line.Substring(colon + 1).Trim());
        }

        Add(name, value);
    }

    /// <summary>The number of bytes before the first empty line, including the line end of the last header.</summary>
    public static int BlockLength(byte[] content)
    {
        for (var start = 0; start < content.Length;)
        {
            if (content[start] == LineFeed || (content[start] == '\r' && start + 1 < content.Length && content[start + 1] == LineFeed))
                return start;
            var end = Array.IndexOf(content, LineFeed, start);
            if (end < 0)
                break;
            start = end + 1;
        }

        return content.Length;
    }

    /// <summary>The CRC-32 (as in zip files) of the bytes before the first empty line.</summary>
    public static uint BlockCrc32(byte[] content) => Crc32.HashToUInt32(content.AsSpan(0, BlockLength(content)));

    /// <summary>The first value with that name (case-insensitive); null if there is none.</summary>
    public string? First(string name) => All(name) is [var value, ..] ? value : null;

    /// <summary>Every value with that name (case-insensitive).</summary>
    public IReadOnlyList<string> All(string name) =>
        [.. _headers.Where(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];

    private void Add(string? name, StringBuilder value)
    {
        if (name is not null)
            _headers.Add(new KeyValuePair<string, string>(name, value.ToString()));
    }
}
