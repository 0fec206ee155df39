using System.IO.Hashing;
using System.Text;

namespace PexBuild.Packaging;

/// <summary>The headers of METADATA, PKG-INFO and WHEEL files: lines <c>Name: value</c> up to the first empty line, as Python's <c>email</c> reads them.</summary>
internal sealed class MetadataHeaders
{
    private const byte LineFeed = (byte)'\n';

    private readonly List<KeyValuePair<string, string>> _headers = [];

    /// <summary>Reads headers; what is not UTF-8 is replaced.</summary>
    public MetadataHeaders(byte[] content)
    {
        foreach (var line in Encoding.UTF8.GetString(content, 0, BlockLength(content)).TrimStart('\uFEFF').Split('\n'))
        {
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                if (_headers.Count > 0)
                    _headers[_headers.Count - 1] = Continue(_headers[_headers.Count - 1], line.Trim());
                continue;
            }

            var colon = line.IndexOf(':');
            if (colon <= 0)
                break;
            _headers.Add(new KeyValuePair<string, string>(line.Substring(0, colon).TrimEnd(), line.Substring(colon + 1).Trim()));
        }
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

    private static KeyValuePair<string, string> Continue(KeyValuePair<string, string> header, string more) =>
        new(header.Key, header.Value.Length == 0 ? more : header.Value + " " + more);
}
