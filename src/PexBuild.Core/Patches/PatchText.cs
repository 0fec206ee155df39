using PexBuild.Archive;
using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>The lines of a patch and the current read position.</summary>
internal sealed class PatchText
{
    private readonly List<ByteLine> _lines;
    private readonly long _limit;
    private long _binaryBytes;

    public PatchText(byte[] bytes, string origin, ReadLimits limits)
    {
        Origin = origin;
        _limit = limits.PatchBytes;
        if (bytes.Length > _limit)
            throw PexErrors.PatchTooLarge.Error(origin, PatchReasons.PatchHas, bytes.Length, _limit);
        if (bytes.Length >= 2 && (bytes[0], bytes[1]) is (0xff, 0xfe) or (0xfe, 0xff))
            throw PexErrors.PatchUnreadable.Error(origin, 1, PatchReasons.Utf16);
        var start = bytes.Length >= 3 && (bytes[0], bytes[1], bytes[2]) is (0xef, 0xbb, 0xbf) ? 3 : 0;
        _lines = ByteLine.Split(start == 0 ? bytes : bytes.AsSpan(start).ToArray());
    }

    /// <summary>The patch as the user named it.</summary>
    public string Origin { get; }

    public bool AtEnd => Position >= _lines.Count;

    public int Position { get; private set; }

    /// <summary>The number of the next line to read, from 1.</summary>
    public int LineNumber => Position + 1;

    /// <summary>Returns the next line to read, or one after it; an empty line at the end.</summary>
    public ByteLine Peek(int ahead = 0) => Position + ahead < _lines.Count ? _lines[Position + ahead] : default;

    public ByteLine Next() => _lines[Position++];

    public bool NextStartsWith(string ascii) => !AtEnd && Peek().StartsWith(ascii);

    /// <summary>Returns the rest of the next line, a header line that begins with the given word, without its line end.</summary>
    public ByteLine NextAfter(string word)
    {
        var line = Next().Content;
        if (line.Length > 0 && line.Span[line.Length - 1] == '\r')
            throw Error(Position, PatchReasons.CarriageReturns);
        return line.From(word.Length);
    }

    /// <summary>Counts the binary content that the previous line declares against the limit.</summary>
    public void Reserve(long length)
    {
        _binaryBytes += Math.Min(length, long.MaxValue / 2);
        if (length > _limit || _binaryBytes > _limit)
            throw PexErrors.PatchTooLarge.Error(Origin, PatchReasons.BinaryContentHas, _binaryBytes, _limit);
    }

    public PexException Error(int line, VerbatimText problem) => PexErrors.PatchUnreadable.Error(Origin, line, problem);
}
