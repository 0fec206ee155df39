namespace PexBuild.Packaging;

/// <summary>The metadata in a wheel's WHEEL file (PEP 427).</summary>
internal sealed class WheelMetadata
{
    private WheelMetadata(MetadataHeaders headers)
    {
        RootIsPurelib = string.Equals(headers.First("Root-Is-Purelib"), "true", StringComparison.OrdinalIgnoreCase);
        Tags = [.. headers.All("Tag").SelectMany(tag => WheelTag.Expand(tag) ?? [])];
    }

    /// <summary>Whether the root of the archive is installed to purelib; otherwise to platlib.</summary>
    public bool RootIsPurelib { get; }

    /// <summary>The tags, without malformed ones.</summary>
    public IReadOnlyList<WheelTag> Tags { get; }

    /// <summary>Reads the bytes of the file. Empty lines between the headers do not end them: such files exist (pex issue 2998).</summary>
    public static WheelMetadata Parse(byte[] content)
    {
        var lines = new List<byte>(content.Length);
        for (var start = 0; start < content.Length;)
        {
            var feed = Array.IndexOf(content, (byte)'\n', start);
            var end = feed < 0 ? content.Length : feed + 1;
            var line = new ArraySegment<byte>(content, start, end - start);
            if (line.Any(letter => !Ascii.IsBlank((char)letter)))
                lines.AddRange(line);
            start = end;
        }

        return new WheelMetadata(new MetadataHeaders([.. lines]));
    }
}
