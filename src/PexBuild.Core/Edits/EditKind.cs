namespace PexBuild.Edits;

/// <summary>What became of a file since the folder was unpacked.</summary>
public enum EditKind
{
    /// <summary>Its content is another, and maybe its mode.</summary>
    Edited,

    /// <summary>It was not there.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>It has its content, but lost or got its execute bits.</summary>
    ModeChanged,

    /// <summary>It has its content, but is in another place.</summary>
    Moved,
}
