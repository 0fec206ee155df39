namespace PexBuild.Edits;

/// <summary>
/// What happened at a path of an unpacked folder: the relation of the file that PexBuild wrote, the file that it wants there now, and the file
/// that is present.
/// </summary>
internal enum PathSituation
{
    /// <summary>The file is present as it was written, and the same is wanted.</summary>
    Unchanged,

    /// <summary>The file is present as it was written, but a different one is wanted; or it has the wanted content already, but not the wanted mode.</summary>
    Outdated,

    /// <summary>The file is present as it was written, but is no longer wanted.</summary>
    Obsolete,

    /// <summary>A wanted file was not written yet; nothing is present.</summary>
    Missing,

    /// <summary>The user already made the wanted change: a file with the wanted content, or no file.</summary>
    Settled,

    /// <summary>The user deleted a file that is wanted with the content that was written.</summary>
    Deleted,

    /// <summary>The user deleted a file that is wanted with different content from what was written.</summary>
    DeletedConflict,

    /// <summary>The user edited a file that is wanted with the content that was written.</summary>
    Edited,

    /// <summary>The user edited a file that is wanted with different content from what was written.</summary>
    EditedConflict,

    /// <summary>The user edited a file that is no longer wanted.</summary>
    EditedObsolete,

    /// <summary>The user edited a file, or changed its mode, where a folder is wanted, or below a path where a file is wanted.</summary>
    EditedInTheWay,

    /// <summary>The user changed the mode of a file that already has the wanted content.</summary>
    ModeEdited,

    /// <summary>The user changed only the mode of a file that is wanted with different content.</summary>
    ModeEditedOutdated,

    /// <summary>The user changed only the mode of a file that is no longer wanted.</summary>
    ModeEditedObsolete,

    /// <summary>The user added a file; none is wanted there.</summary>
    Added,

    /// <summary>The user added a file where one with different content is wanted.</summary>
    AddedConflict,

    /// <summary>The user added a file where a folder is wanted, or below a path where a file is wanted.</summary>
    AddedInTheWay,

    /// <summary>A file was not written and does not count as added: it is in Python's cache or one of PexBuild's own.</summary>
    Ignored,

    /// <summary>A file is wanted where a file that does not count as added is present.</summary>
    IgnoredInPlace,
}
