namespace PexBuild.Packaging;

/// <summary>
/// A set of disjoint half-open intervals, from <c>Low</c> inclusive to <c>High</c> exclusive, in ascending order and not adjacent. Null means
/// unbounded.
/// </summary>
internal sealed class IntervalSet<T> where T : struct, IComparable<T>
{
    private IntervalSet(IReadOnlyList<(T? Low, T? High)> intervals) => Intervals = intervals;

    public static IntervalSet<T> All { get; } = new([(null, null)]);

    public static IntervalSet<T> None { get; } = new([]);

    public IReadOnlyList<(T? Low, T? High)> Intervals { get; }

    public bool IsEmpty => Intervals.Count == 0;

    public bool IsAll => Intervals is [(null, null)];

    /// <summary>A single interval; the empty set if it contains nothing.</summary>
    public static IntervalSet<T> Between(T? low, T? high) =>
        low is { } first && high is { } end && first.CompareTo(end) >= 0 ? None : new([(low, high)]);

    public bool Contains(T place) => Intervals.Any(interval =>
        (interval.Low is not { } low || low.CompareTo(place) <= 0) && (interval.High is not { } high || place.CompareTo(high) < 0));

    public IntervalSet<T> Intersect(IntervalSet<T> other)
    {
        var both = new List<(T?, T?)>();
        foreach (var mine in Intervals)
        {
            foreach (var theirs in other.Intervals)
            {
                // Null sorts lowest as a low end, and must sort highest as a high end.
                var low = Nullable.Compare(mine.Low, theirs.Low) > 0 ? mine.Low : theirs.Low;
                var high = mine.High is null || (theirs.High is not null && Nullable.Compare(theirs.High, mine.High) < 0) ? theirs.High : mine.High;
                both.AddRange(Between(low, high).Intervals);
            }
        }

        return new IntervalSet<T>(both);
    }

    public IntervalSet<T> Complement()
    {
        var others = new List<(T?, T?)>();
        T? low = null;
        foreach (var interval in Intervals)
        {
            if (interval.Low is not null)
                others.Add((low, interval.Low));
            if (interval.High is null)
                return new IntervalSet<T>(others);
            low = interval.High;
        }

        others.Add((low, null));
        return new IntervalSet<T>(others);
    }

    public IntervalSet<T> Except(IntervalSet<T> other) => Intersect(other.Complement());
}
