namespace PexBuild.Patches;

/// <summary>
/// Finds a point in the middle of a shortest edit between two ranges of lines, searching from both ends at once (Myers, section
/// 4b).
/// </summary>
internal sealed class MiddleSearch
{
    // Files with almost nothing in common would take quadratic time: beyond this limit, a good point is good enough.
    private const int LongestSearch = 512;

    private readonly int[] _old;
    private readonly int[] _new;
    private readonly int[] _fromStart;
    private readonly int[] _fromEnd;
    private readonly int _zero;

    public MiddleSearch(int[] old, int[] current)
    {
        _old = old;
        _new = current;
        _zero = current.Length + 1;
        _fromStart = new int[old.Length + current.Length + 3];
        _fromEnd = new int[_fromStart.Length];
    }

    public bool AreEqual(int old, int current) => _old[old] == _new[current];

    /// <summary>Returns the point at which to divide. The ranges differ in their first and in their last lines, and neither is empty.</summary>
    public (int Old, int New) Find(int oldLow, int oldHigh, int newLow, int newHigh)
    {
        // A diagonal is the difference between the positions on both sides; for each, the search stores how far it has come.
        int lowest = oldLow - newHigh, highest = oldHigh - newLow;
        int start = oldLow - newLow, end = oldHigh - newHigh;
        int startMin = start, startMax = start, endMin = end, endMax = end;
        var meetsForward = ((start - end) & 1) != 0;
        _fromStart[_zero + start] = oldLow;
        _fromEnd[_zero + end] = oldHigh;
        for (var cost = 1; ; cost++)
        {
            Widen(_fromStart, ref startMin, ref startMax, lowest, highest, outside: -1);
            for (var diagonal = startMax; diagonal >= startMin; diagonal -= 2)
            {
                int below = _fromStart[_zero + diagonal - 1], above = _fromStart[_zero + diagonal + 1];
                var old = below < above ? above : below + 1;
                while (old < oldHigh && old - diagonal < newHigh && _old[old] == _new[old - diagonal])
                    old++;
                _fromStart[_zero + diagonal] = old;
                if (meetsForward && diagonal >= endMin && diagonal <= endMax && _fromEnd[_zero + diagonal] <= old)
                    return (old, old - diagonal);
            }

            Widen(_fromEnd, ref endMin, ref endMax, lowest, highest, outside: int.MaxValue);
            for (var diagonal = endMax; diagonal >= endMin; diagonal -= 2)
            {
                int below = _fromEnd[_zero + diagonal - 1], above = _fromEnd[_zero + diagonal + 1];
                var old = below < above ? below : above - 1;
                while (old > oldLow && old - diagonal > newLow && _old[old - 1] == _new[old - 1 - diagonal])
                    old--;
                _fromEnd[_zero + diagonal] = old;
                if (!meetsForward && diagonal >= startMin && diagonal <= startMax && old <= _fromStart[_zero + diagonal])
                    return (old, old - diagonal);
            }

            if (cost >= LongestSearch)
                return Furthest(startMin, startMax, oldHigh, newHigh);
        }
    }

    private void Widen(int[] reached, ref int min, ref int max, int lowest, int highest, int outside)
    {
        if (min > lowest)
            reached[_zero + --min - 1] = outside;
        else
            min++;
        if (max < highest)
            reached[_zero + ++max + 1] = outside;
        else
            max--;
    }

    private (int Old, int New) Furthest(int min, int max, int oldHigh, int newHigh)
    {
        var best = (Old: 0, New: 0);
        for (var diagonal = max; diagonal >= min; diagonal -= 2)
        {
            var old = Math.Min(_fromStart[_zero + diagonal], Math.Min(oldHigh, newHigh + diagonal));
            if (old + (old - diagonal) > best.Old + best.New)
                best = (old, old - diagonal);
        }

        return best;
    }
}
