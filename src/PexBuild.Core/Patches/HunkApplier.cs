using System.Text;
using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>
/// Applies the hunks of one file as <c>git apply</c> does, without fuzz: every line of a hunk, including context lines, must
/// match exactly.
/// </summary>
/// <remarks>
/// If the lines of a hunk are not at the stated place, they are searched for after the previous hunk. git takes the nearest
/// match; here there must be exactly one, because a change at the wrong one of two matches is worse than none. A hunk that begins
/// at line 1 is only accepted there, and one without trailing context lines only at the end of the file (both as in git).
/// </remarks>
internal sealed class HunkApplier
{
    private readonly List<ByteLine> _file;
    private readonly LineNumbers _numbers = new();
    private readonly int[] _fileNumbers;
    private readonly List<HunkProblem> _problems = [];
    private readonly List<ByteLine> _result = [];
    private int _read;
    private int _offset;

    private HunkApplier(byte[] content)
    {
        _file = ByteLine.Split(content);
        _fileNumbers = _numbers.Assign(_file);
    }

    /// <summary>Applies all hunks.</summary>
    /// <param name="content">The content of the file.</param>
    /// <param name="hunks">The hunks, in order.</param>
    /// <param name="problems">One problem for each hunk that does not apply.</param>
    /// <param name="furthestOffset">The largest distance, in lines, by which a hunk was moved.</param>
    /// <returns>The new content; meaningless if there is a problem.</returns>
    public static byte[] Apply(byte[] content, IReadOnlyList<Hunk> hunks, out IReadOnlyList<HunkProblem> problems, out int furthestOffset)
    {
        var applier = new HunkApplier(content);
        furthestOffset = 0;
        for (var i = 0; i < hunks.Count; i++)
        {
            applier.Apply(hunks[i], i + 1);
            if (Math.Abs(applier._offset) > Math.Abs(furthestOffset))
                furthestOffset = applier._offset;
        }

        applier._result.AddRange(applier._file.GetRange(applier._read, applier._file.Count - applier._read));
        problems = applier._problems;
        return ByteLine.Join(applier._result);
    }

    private void Apply(Hunk hunk, int number)
    {
        var lines = _numbers.Assign(hunk.Old);
        if (Find(hunk, lines) is not { } position)
        {
            _problems.Add(new HunkProblem(number, hunk.PatchLine, Reason(hunk, lines)));
            return;
        }

        _result.AddRange(_file.GetRange(_read, position - _read));
        _result.AddRange(hunk.New);
        _read = position + hunk.Old.Count;
        _offset = position - hunk.OldIndex;
    }

    private int? Find(Hunk hunk, int[] lines)
    {
        var expected = hunk.OldIndex + _offset;
        if (HasNoContext(hunk))
            return _read == 0 && lines.Length == _file.Count && LineSearch.IsAt(lines, _fileNumbers, 0) ? 0 : null;
        if (MustBegin(hunk) || hunk.TrailingContext == 0)
        {
            var only = MustBegin(hunk) ? 0 : _file.Count - lines.Length;
            var fits = only >= _read && LineSearch.IsAt(lines, _fileNumbers, only) && (hunk.TrailingContext > 0 || only + lines.Length == _file.Count);
            return fits ? only : null;
        }

        if (expected >= _read && LineSearch.IsAt(lines, _fileNumbers, expected))
            return expected;
        return LineSearch.Find(lines, _fileNumbers, _read) is [var single] ? single : null;
    }

    // Only a hunk for the whole file has no context lines, unless the patch was made without any.
    private static bool HasNoContext(Hunk hunk) => hunk.LeadingContext + hunk.TrailingContext == 0;

    private static bool MustBegin(Hunk hunk) => hunk.OldStart <= 1;

    private VerbatimText Reason(Hunk hunk, int[] lines)
    {
        if (hunk.Old.Count == 0 && hunk.OldStart == 0)
            return PatchReasons.FileNotEmpty;
        if (HasNoContext(hunk) && hunk.Old.Count < _file.Count)
            return PatchReasons.NoContext;
        var places = MustBegin(hunk) || hunk.TrailingContext == 0 ? [] : LineSearch.Find(lines, _fileNumbers, _read);
        if (places.Count > 1)
            return PatchReasons.AmbiguousLines(hunk.OldIndex + _offset + 1, places[0] + 1, places[1] + 1);
        var at = MustBegin(hunk) ? 0 : Math.Max(0, Math.Min(hunk.OldIndex + _offset, _file.Count));
        for (var i = 0; i < lines.Length; i++)
        {
            if (at + i >= _file.Count)
                return PatchReasons.FileEnds(_file.Count, Show(hunk.Old[i]), at + i + 1);
            if (_fileNumbers[at + i] != lines[i])
                return Difference(at + i, hunk.Old[i]);
        }

        return hunk.TrailingContext == 0 && at + lines.Length < _file.Count
            ? PatchReasons.FileGoesOn(at + lines.Length, _file.Count)
            : PatchReasons.HunksOverlap;
    }

    private VerbatimText Difference(int index, ByteLine expected)
    {
        var line = _file[index];
        if (line.Content == expected.Content)
            return PatchReasons.LineFeedDiffers(index + 1, line.HasLineFeed);
        return TrimEnd(line) == TrimEnd(expected)
            ? PatchReasons.LineEndDiffers(index + 1)
            : PatchReasons.LineDiffers(index + 1, Show(line), Show(expected));
    }

    private static string TrimEnd(ByteLine line) => Encoding.UTF8.GetString(line.ToArray()).TrimEnd();

    private static string Show(ByteLine line) => Encoding.UTF8.GetString(line.Content.ToArray()).TrimEnd('\r');
}

/// <summary>The reason why a hunk does not apply.</summary>
/// <param name="Number">The number of the hunk in its file, from 1.</param>
/// <param name="PatchLine">The line of the patch where the hunk starts.</param>
/// <param name="Reason">The reason, to be written after a colon.</param>
internal sealed record HunkProblem(int Number, int PatchLine, VerbatimText Reason);
