namespace PexBuild.Edits;

/// <summary>What is done at a path of an unpacked folder.</summary>
internal enum PathAction
{
    /// <summary>The path is left as it is.</summary>
    Leave,

    /// <summary>The wanted file is written. What is present is nobody's work and is discarded.</summary>
    Write,

    /// <summary>The wanted file is written with the mode of the one that is present.</summary>
    WriteKeepingMode,

    /// <summary>What is present is saved if its content is not what was written; then the wanted file is written.</summary>
    SaveAndWrite,

    /// <summary>The wanted file is written, and reported as a conflict.</summary>
    WriteAndReport,

    /// <summary>The file is removed. It is nobody's work.</summary>
    Remove,

    /// <summary>The file is saved if its content is not what was written, and removed.</summary>
    SaveAndRemove,

    /// <summary>The edited file is left as it is, and the content that it replaces is remembered for the next merge.</summary>
    KeepEdit,

    /// <summary>The edited file is left as it is, and reported as a conflict.</summary>
    KeepAndReport,

    /// <summary>The edits and the wanted content are merged, three ways.</summary>
    Merge,

    /// <summary>Nothing is changed in the whole folder: an edit would be lost.</summary>
    RefuseLoss,

    /// <summary>Nothing is changed in the whole folder: the user and the PEX changed the same path.</summary>
    RefuseConflict,
}
