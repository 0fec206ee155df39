namespace PexBuild.Patches;

/// <summary>What a patch did to a file.</summary>
public enum AppliedKind
{
    /// <summary>It was made.</summary>
    Made,

    /// <summary>Its content or its mode was changed.</summary>
    Changed,

    /// <summary>It was deleted.</summary>
    Deleted,

    /// <summary>It is elsewhere now, and may have been changed as well.</summary>
    Moved,
}

/// <summary>One file that a patch changed.</summary>
public sealed class AppliedFile
{
    internal AppliedFile(AppliedKind kind, string path, string? from, int offset)
    {
        Kind = kind;
        Path = path;
        From = from;
        Offset = offset;
    }

    /// <summary>How.</summary>
    public AppliedKind Kind { get; }

    /// <summary>Where it is, or was; relative to the folder, <c>/</c> between parts.</summary>
    public string Path { get; }

    /// <summary>Where it was before, if it was there.</summary>
    public string? From { get; }

    /// <summary>By how many lines the hunk that was furthest from where the patch said was away from it; 0 when all were there.</summary>
    public int Offset { get; }
}
