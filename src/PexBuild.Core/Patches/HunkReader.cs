using System.Globalization;
using System.Text;
using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>Reads the hunks of one file of a patch.</summary>
internal static class HunkReader
{
    private const string Start = "@@ -";

    public static List<Hunk> ReadAll(PatchText text)
    {
        var hunks = new List<Hunk>();
        while (text.NextStartsWith(Start))
            hunks.Add(Read(text));
        // "-- " starts the signature of a git format-patch mail, "--- " the next file.
        if (hunks.Count > 0 && !text.AtEnd && !text.NextStartsWith("-- ") && !text.NextStartsWith("--- ") && text.Peek().Length > 0
            && text.Peek().Span[0] is (byte)'+' or (byte)'-' or (byte)' ' or (byte)'\\')
            throw text.Error(text.LineNumber, PatchReasons.HunkTooLong);
        return hunks;
    }

    private static Hunk Read(PatchText text)
    {
        var line = text.LineNumber;
        var ranges = Encoding.ASCII.GetString(text.Next().Span.ToArray());
        if (!TryReadRanges(ranges, out var oldStart, out var oldCount, out var newStart, out var newCount))
            throw text.Error(line, PatchReasons.HunkHeader);
        List<ByteLine> old = [], current = [];
        int leading = 0, trailing = 0;
        var isChanged = false;
        while (old.Count < oldCount || current.Count < newCount)
        {
            if (text.AtEnd)
                throw Short(text, line);
            var kind = Kind(text, line);
            var content = Content(text);
            if (kind is ' ' or '-')
                Add(old, content, oldCount, text, line);
            if (kind is ' ' or '+')
                Add(current, content, newCount, text, line);
            isChanged |= kind != ' ';
            leading += isChanged ? 0 : 1;
            trailing = kind == ' ' ? trailing + 1 : 0;
        }

        if (!isChanged)
            throw text.Error(line, PatchReasons.HunkChangesNothing);
        return new Hunk(oldStart, newStart, old, current, leading, trailing, line);
    }

    // An empty line is an empty context line whose blank was removed, as mail programs and 'diff --suppress-blank-empty' do.
    private static char Kind(PatchText text, int line)
    {
        var span = text.Peek().Span;
        return (char)span[0] switch
        {
            '\n' => ' ',
            ' ' or '-' or '+' => (char)span[0],
            _ => throw Short(text, line),
        };
    }

    private static PexException Short(PatchText text, int line) => text.Error(line, PatchReasons.HunkTooShort);

    private static ByteLine Content(PatchText text)
    {
        var line = text.Next();
        var content = line.Length == 1 ? line : line.From(1);
        // "\ No newline at end of file", in the language of the program that wrote it.
        if (!text.NextStartsWith("\\ "))
            return content;
        text.Next();
        return content.Content;
    }

    private static void Add(List<ByteLine> side, ByteLine line, int count, PatchText text, int hunkLine)
    {
        if (side.Count >= count)
            throw text.Error(hunkLine, PatchReasons.HunkOtherLines);
        if (side.Count > 0 && !side[side.Count - 1].HasLineFeed)
            throw text.Error(hunkLine, PatchReasons.LineFeedMissing);
        side.Add(line);
    }

    private static bool TryReadRanges(string line, out int oldStart, out int oldCount, out int newStart, out int newCount)
    {
        oldStart = oldCount = newStart = newCount = 0;
        var end = line.IndexOf(" @@", Start.Length, StringComparison.Ordinal);
        if (end < 0)
            return false;
        var ranges = line.Substring(Start.Length, end - Start.Length).Split([" +"], StringSplitOptions.None);
        return ranges.Length == 2 && TryReadRange(ranges[0], out oldStart, out oldCount) && TryReadRange(ranges[1], out newStart, out newCount);
    }

    private static bool TryReadRange(string range, out int start, out int count)
    {
        var parts = range.Split(',');
        count = 1;
        start = 0;
        return parts.Length <= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out start)
            && (parts.Length == 1 || int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out count))
            && (start > 0 || count == 0);
    }
}
