namespace PexBuild.Patches;

/// <summary>Finds the lines that differ between two files.</summary>
/// <remarks>
/// This is not a package because the lines are bytes in any encoding (DiffPlex compares strings, so each byte would have to be
/// decoded and line ends restored), and because the build task, which ships this library, has one assembly less to load. Lines
/// that only one side has are set aside first, which leaves little to compare; the rest is divided at the middle of a shortest
/// edit (E. Myers, "An O(ND) difference algorithm and its variations", 1986).
/// </remarks>
internal sealed class LineDiff
{
    private readonly bool[] _oldChanged;
    private readonly bool[] _newChanged;

    private LineDiff(int oldCount, int newCount)
    {
        _oldChanged = new bool[oldCount];
        _newChanged = new bool[newCount];
    }

    /// <summary>
    /// Returns the changes from <paramref name="old"/> to <paramref name="current"/>, in order, with at least one equal line
    /// between any two.
    /// </summary>
    public static List<LineChange> Between(int[] old, int[] current)
    {
        var diff = new LineDiff(old.Length, current.Length);
        diff.Compare(old, current);
        var changes = diff.Changes();
        ChangeSliding.Slide(changes, old, current);
        return changes;
    }

    private void Compare(int[] old, int[] current)
    {
        var common = new HashSet<int>(old);
        common.IntersectWith(current);
        var oldLines = Common(old, common, _oldChanged);
        var newLines = Common(current, common, _newChanged);
        var search = new MiddleSearch(Pick(old, oldLines), Pick(current, newLines));
        var open = new Stack<(int OldLow, int OldHigh, int NewLow, int NewHigh)>();
        open.Push((0, oldLines.Length, 0, newLines.Length));
        while (open.Count > 0)
        {
            var (oldLow, oldHigh, newLow, newHigh) = open.Pop();
            while (oldLow < oldHigh && newLow < newHigh && search.AreEqual(oldLow, newLow))
                (oldLow, newLow) = (oldLow + 1, newLow + 1);
            while (oldLow < oldHigh && newLow < newHigh && search.AreEqual(oldHigh - 1, newHigh - 1))
                (oldHigh, newHigh) = (oldHigh - 1, newHigh - 1);
            if (oldLow == oldHigh || newLow == newHigh)
            {
                for (var i = oldLow; i < oldHigh; i++)
                    _oldChanged[oldLines[i]] = true;
                for (var i = newLow; i < newHigh; i++)
                    _newChanged[newLines[i]] = true;
                continue;
            }

            var (oldMiddle, newMiddle) = search.Find(oldLow, oldHigh, newLow, newHigh);
            open.Push((oldMiddle, oldHigh, newMiddle, newHigh));
            open.Push((oldLow, oldMiddle, newLow, newMiddle));
        }
    }

    /// <summary>Returns the positions of the lines that both sides have; the others are marked as changed.</summary>
    private static int[] Common(int[] lines, HashSet<int> common, bool[] changed)
    {
        var positions = new List<int>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            changed[i] = !common.Contains(lines[i]);
            if (!changed[i])
                positions.Add(i);
        }

        return [.. positions];
    }

    private static int[] Pick(int[] lines, int[] positions) => Array.ConvertAll(positions, position => lines[position]);

    // Lines that are not marked as changed are equal on both sides, pair by pair in order.
    private List<LineChange> Changes()
    {
        var changes = new List<LineChange>();
        for (int old = 0, current = 0; old < _oldChanged.Length || current < _newChanged.Length;)
        {
            var (oldStart, newStart) = (old, current);
            while (old < _oldChanged.Length && _oldChanged[old])
                old++;
            while (current < _newChanged.Length && _newChanged[current])
                current++;
            if (old > oldStart || current > newStart)
                changes.Add(new LineChange(oldStart, old - oldStart, newStart, current - newStart));
            else
                (old, current) = (old + 1, current + 1);
        }

        return changes;
    }
}

/// <summary>Lines of one file that replace lines of another; either may be empty.</summary>
internal readonly record struct LineChange(int OldStart, int OldCount, int NewStart, int NewCount)
{
    public int OldEnd => OldStart + OldCount;

    public int NewEnd => NewStart + NewCount;
}
