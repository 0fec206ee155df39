namespace PexBuild.Packaging;

/// <summary>A position in the order of Python releases: the values of <c>sys.version_info</c>, with the release level as a number.</summary>
/// <remarks>
/// Besides real releases there are the positions directly before a release's first alpha (<see cref="BeforeAll"/>) and directly after its final
/// release (serial 1), where intervals begin and end.
/// </remarks>
internal readonly record struct PythonVersionKey : IComparable<PythonVersionKey>
{
    /// <summary>The phase of the position before every pre-release of a release.</summary>
    public const int BeforeAll = -9;

    /// <summary>Creates a position.</summary>
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

    /// <summary>A phase of <see cref="PreRelease"/>, 0 for a final release, or <see cref="BeforeAll"/> for the position before them.</summary>
    public int Phase { get; }

    /// <summary>The number of a pre-release; 0 for a final release.</summary>
    public ulong Serial { get; }

    /// <summary>Whether <paramref name="left"/> is earlier.</summary>
    public static bool operator <(PythonVersionKey left, PythonVersionKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is later.</summary>
    public static bool operator >(PythonVersionKey left, PythonVersionKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is earlier or equal.</summary>
    public static bool operator <=(PythonVersionKey left, PythonVersionKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is later or equal.</summary>
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
