namespace PexBuild.Packaging;

/// <summary>
/// A place in the order of Python releases: what <c>sys.version_info</c> holds, with the release level as a number.
/// </summary>
/// <remarks>
/// Besides real releases there are the places right before a release's first alpha (<see cref="BeforeAll"/>)
/// and right after its final (serial 1), where intervals begin and end.
/// </remarks>
internal readonly record struct PythonVersionKey : IComparable<PythonVersionKey>
{
    /// <summary>The phase of a place before every pre-release of a release.</summary>
    public const int BeforeAll = -9;

    /// <summary>A place.</summary>
    public PythonVersionKey(ulong major, ulong minor, ulong micro, int phase = 0, ulong serial = 0)
    {
        Major = major;
        Minor = minor;
        Micro = micro;
        Phase = phase;
        Serial = serial;
    }

    /// <summary>The first number.</summary>
    public ulong Major { get; }

    /// <summary>The second number.</summary>
    public ulong Minor { get; }

    /// <summary>The third number.</summary>
    public ulong Micro { get; }

    /// <summary>A phase of <see cref="PreRelease"/>, 0 for a final release, <see cref="BeforeAll"/> for the place before them.</summary>
    public int Phase { get; }

    /// <summary>The number of a pre-release; 0 for a final release.</summary>
    public ulong Serial { get; }

    /// <summary>Whether <paramref name="left"/> comes first.</summary>
    public static bool operator <(PythonVersionKey left, PythonVersionKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes later.</summary>
    public static bool operator >(PythonVersionKey left, PythonVersionKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> comes first or is the same.</summary>
    public static bool operator <=(PythonVersionKey left, PythonVersionKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> comes later or is the same.</summary>
    public static bool operator >=(PythonVersionKey left, PythonVersionKey right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(PythonVersionKey other)
    {
        var order = Major.CompareTo(other.Major);
        if (order == 0)
            order = Minor.CompareTo(other.Minor);
        if (order == 0)
            order = Micro.CompareTo(other.Micro);
        if (order == 0)
            order = Phase.CompareTo(other.Phase);
        return order == 0 ? Serial.CompareTo(other.Serial) : order;
    }
}
