namespace PexBuild.Edits;

/// <summary>How a file changed since the folder was unpacked.</summary>
public enum EditKind
{
    /// <summary>Its content changed, and possibly its mode.</summary>
    Edited,

    /// <summary>The user added it.</summary>
    Added,

    /// <summary>It was deleted.</summary>
    Deleted,

    /// <summary>Its content is unchanged, but its execute bits were set or cleared.</summary>
    ModeChanged,

    /// <summary>Its content is unchanged, but its path is different.</summary>
    Moved,
}
