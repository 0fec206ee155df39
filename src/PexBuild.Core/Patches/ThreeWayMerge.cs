using System.Text;

namespace PexBuild.Patches;

/// <summary>Merges two changes of one file.</summary>
/// <remarks>
/// Ranges that only one side changed are taken from that side; ranges that both changed in the same way are taken once. Two
/// changes conflict unless there is at least one line between them that all three versions have.
/// </remarks>
internal sealed class ThreeWayMerge
{
    private const string OursMark = "<<<<<<< edited";
    private const string Middle = "=======";
    private const string TheirsMark = ">>>>>>> unpacked";

    private readonly List<ByteLine> _base;
    private readonly List<ByteLine> _ours;
    private readonly List<ByteLine> _theirs;
    private readonly List<ByteLine> _merged = [];
    private readonly string _lineEnd;

    private ThreeWayMerge(byte[] original, byte[] ours, byte[] theirs)
    {
        _base = ByteLine.Split(original);
        _ours = ByteLine.Split(ours);
        _theirs = ByteLine.Split(theirs);
        _lineEnd = _ours.Count > 0 && _ours[0].Span.EndsWith("\r\n"u8) ? "\r\n" : "\n";
    }

    /// <summary>
    /// The number of ranges that the two sides changed in different ways; the result contains both versions of each, between
    /// conflict markers.
    /// </summary>
    public int Conflicts { get; private set; }

    public byte[] Content => ByteLine.Join(_merged);

    public static ThreeWayMerge Merge(byte[] original, byte[] ours, byte[] theirs)
    {
        var merge = new ThreeWayMerge(original, ours, theirs);
        merge.Merge();
        return merge;
    }

    private void Merge()
    {
        var numbers = new LineNumbers();
        int[] common = numbers.Assign(_base), ours = numbers.Assign(_ours), theirs = numbers.Assign(_theirs);
        var ourChanges = new Queue<LineChange>(LineDiff.Between(common, ours));
        var theirChanges = new Queue<LineChange>(LineDiff.Between(common, theirs));
        var at = 0;
        while (ourChanges.Count > 0 || theirChanges.Count > 0)
        {
            var start = Math.Min(Start(ourChanges), Start(theirChanges));
            _merged.AddRange(_base.GetRange(at, start - at));
            var end = start;
            var our = new Side();
            var their = new Side();
            // A range grows as long as a change of either side overlaps or touches it.
            while (Takes(ourChanges, our, ref end) || Takes(theirChanges, their, ref end))
            {
            }

            Add(_base.GetRange(start, end - start), our.Lines(_ours, start, end), their.Lines(_theirs, start, end), our.IsChanged, their.IsChanged);
            at = end;
        }

        _merged.AddRange(_base.GetRange(at, _base.Count - at));
    }

    private static int Start(Queue<LineChange> changes) => changes.Count > 0 ? changes.Peek().OldStart : int.MaxValue;

    private static bool Takes(Queue<LineChange> changes, Side side, ref int end)
    {
        if (Start(changes) > end)
            return false;
        var change = changes.Dequeue();
        side.Take(change);
        end = Math.Max(end, change.OldEnd);
        return true;
    }

    private void Add(List<ByteLine> original, List<ByteLine> ours, List<ByteLine> theirs, bool oursChanged, bool theirsChanged)
    {
        if (!theirsChanged || ours.SequenceEqual(theirs))
            _merged.AddRange(ours);
        else if (!oursChanged || ours.SequenceEqual(original))
            _merged.AddRange(theirs);
        else
            AddConflict(ours, theirs);
    }

    private void AddConflict(List<ByteLine> ours, List<ByteLine> theirs)
    {
        Conflicts++;
        Mark(OursMark);
        AddWhole(ours);
        Mark(Middle);
        AddWhole(theirs);
        Mark(TheirsMark);
    }

    private void AddWhole(List<ByteLine> lines)
    {
        _merged.AddRange(lines);
        if (lines.Count > 0 && !lines[lines.Count - 1].HasLineFeed)
            Mark("");
    }

    private void Mark(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text + _lineEnd);
        _merged.Add(new ByteLine(bytes, 0, bytes.Length));
    }

    /// <summary>The changes of one side in one range.</summary>
    private sealed class Side
    {
        private LineChange _first;
        private LineChange _last;

        public bool IsChanged { get; private set; }

        public void Take(LineChange change)
        {
            if (!IsChanged)
                _first = change;
            _last = change;
            IsChanged = true;
        }

        /// <summary>
        /// Returns the side's lines for a range of the base; only called if the side changed something there, because otherwise
        /// it equals the base.
        /// </summary>
        public List<ByteLine> Lines(List<ByteLine> lines, int start, int end)
        {
            if (!IsChanged)
                return [];
            var from = _first.NewStart - (_first.OldStart - start);
            var to = _last.NewEnd + (end - _last.OldEnd);
            return lines.GetRange(from, to - from);
        }
    }
}
