using System.IO.Hashing;
using System.Text;

namespace PexBuild.Packaging;

/// <summary>
/// The headers of METADATA, PKG-INFO and WHEEL files: lines <c>Name: value</c> up to the first empty line, as Python's <c>email</c> reads them.
/// </summary>
internal sealed class MetadataHeaders
{
    private const byte LineFeed = (byte)'\n';

    private readonly List<KeyValuePair<string, string>> _headers = [];

    /// <summary>Reads headers; what is not UTF-8 is replaced.</summary>
    public MetadataHeaders(byte[] content)
    {
        // Of one header that goes on for millions of lines, each must cost no more than itself.
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

    /// <summary>How many bytes come before the first empty line; the line end of the last header is one of them.</summary>
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

    /// <summary>The first value of that name, in any case; null when there is none.</summary>
    public string? First(string name) => All(name) is [var value, ..] ? value : null;

    /// <summary>Every value of that name, in any case.</summary>
    public IReadOnlyList<string> All(string name) =>
        [.. _headers.Where(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];

    private void Add(string? name, StringBuilder value)
    {
        if (name is not null)
            _headers.Add(new KeyValuePair<string, string>(name, value.ToString()));
    }
}
