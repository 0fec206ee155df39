namespace PexBuild.Edits;

/// <summary>
/// What happened at a path of an unpacked folder: how the file that PexBuild wrote, the file that it wants there now, and the file that is present
/// relate.
/// </summary>
internal enum PathSituation
{
    /// <summary>The file is present as it was written, and is wanted so.</summary>
    Unchanged,

    /// <summary>The file is present as it was written, and is wanted otherwise. Or it has the wanted content already, without the wanted mode.</summary>
    Outdated,

    /// <summary>The file is present as it was written, and no longer wanted.</summary>
    Obsolete,

    /// <summary>A wanted file that was not written yet; nothing is present.</summary>
    Missing,

    /// <summary>The user made the change that is wanted: a file with the wanted content, or none.</summary>
    Settled,

    /// <summary>The user deleted a file whose content is wanted as it was written.</summary>
    Deleted,

    /// <summary>The user deleted a file that is wanted with other content than was written.</summary>
    DeletedConflict,

    /// <summary>The user edited a file whose content is wanted as it was written.</summary>
    Edited,

    /// <summary>The user edited a file that is wanted with other content than was written.</summary>
    EditedConflict,

    /// <summary>The user edited a file that is no longer wanted.</summary>
    EditedObsolete,

    /// <summary>The user edited a file, or changed its mode, where a folder is wanted, or below a path where a file is wanted.</summary>
    EditedInTheWay,

    /// <summary>The user changed the mode of a file that is wanted with the content that it has.</summary>
    ModeEdited,

    /// <summary>The user changed the mode, and only that, of a file that is wanted with other content.</summary>
    ModeEditedOutdated,

    /// <summary>The user changed the mode, and only that, of a file that is no longer wanted.</summary>
    ModeEditedObsolete,

    /// <summary>The user added a file; none is wanted there.</summary>
    Added,

    /// <summary>The user added a file where one with other content is wanted.</summary>
    AddedConflict,

    /// <summary>The user added a file where a folder is wanted, or below a path where a file is wanted.</summary>
    AddedInTheWay,

    /// <summary>A file that was not written and does not count as added: Python's cache, or one of PexBuild's own.</summary>
    Ignored,

    /// <summary>A file is wanted where there is one that does not count as added.</summary>
    IgnoredInPlace,
}
