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
/// <param name="Kind">How.</param>
/// <param name="Path">Where it is, or was; relative to the folder, <c>/</c> between parts.</param>
/// <param name="From">Where it was before, if it was there.</param>
/// <param name="Offset">By how many lines the hunk that was furthest from where the patch said was away from it; 0 when all were there.</param>
public sealed record AppliedFile(AppliedKind Kind, string Path, string? From, int Offset);
