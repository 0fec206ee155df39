using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>Reads one file of a <c>diff -u</c>: two names, each usually followed by a tab and a time, then hunks.</summary>
internal static class PlainHeader
{
    private const string Nothing = "/dev/null";

    public static FilePatch Read(PatchText text)
    {
        var line = text.LineNumber;
        var (old, oldIsEpoch) = ReadName(text, "--- ");
        var (current, newIsEpoch) = ReadName(text, "+++ ");
        var hunks = HunkReader.ReadAll(text);
        if (old is null && current is null)
            throw text.Error(line, PatchReasons.BothNamesNull);
        // diff -N writes the epoch for a file that does not exist.
        var makes = old is null || (oldIsEpoch && IsEmpty(hunks, hunk => hunk.Old));
        var deletes = current is null || (newIsEpoch && IsEmpty(hunks, hunk => hunk.New));
        if (makes && deletes)
            throw text.Error(line, PatchReasons.CreatesAndDeletes);
        return new FilePatch
        {
            PatchLine = line,
            Old = makes ? null : old,
            New = deletes ? null : current,
            OtherName = makes ? old : deletes ? current : null,
            IsPlain = true,
            Hunks = hunks,
        };
    }

    /// <returns>No name for <c>/dev/null</c>.</returns>
    internal static (PatchName? Name, bool IsEpoch) ReadName(PatchText text, string word)
    {
        var line = text.LineNumber;
        var rest = text.NextAfter(word);
        var name = GitQuoting.Read(rest.Span, out var length) ?? throw text.Error(line, PatchReasons.NameUnreadable);
        return (name == Nothing ? null : new PatchName(name), IsEpoch(rest.From(length)));
    }

    private static bool IsEmpty(List<Hunk> hunks, Func<Hunk, IReadOnlyList<ByteLine>> side) => hunks.Count == 1 && side(hunks[0]).Count == 0;

    // The time is written in the local zone: the hour and the day differ, the instant does not.
    private static bool IsEpoch(ByteLine time)
    {
        var text = System.Text.Encoding.ASCII.GetString(time.ToArray()).Trim();
        var fraction = text.IndexOf('.');
        var zone = text.LastIndexOf(' ');
        if (fraction > 0 && zone > fraction)
            text = text.Substring(0, fraction) + text.Substring(zone);
        return DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm:ss zzz", System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None, out var parsed)
            && parsed.UtcDateTime == new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    }
}
