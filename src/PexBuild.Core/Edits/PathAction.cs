namespace PexBuild.Edits;

/// <summary>The action taken at a path of an unpacked folder.</summary>
internal enum PathAction
{
    /// <summary>The path is left as it is.</summary>
    Leave,

    /// <summary>The wanted file is written. The present file is not the user's work and is discarded.</summary>
    Write,

    /// <summary>The wanted file is written with the mode of the present one.</summary>
    WriteKeepingMode,

    /// <summary>The present file is saved if its content differs from what was written; then the wanted file is written.</summary>
    SaveAndWrite,

    /// <summary>The wanted file is written and reported as a conflict.</summary>
    WriteAndReport,

    /// <summary>The file is removed. It is not the user's work.</summary>
    Remove,

    /// <summary>The file is saved if its content differs from what was written, and removed.</summary>
    SaveAndRemove,

    /// <summary>The edited file is left as it is, and the pristine content that it replaces is stored for the next merge.</summary>
    KeepEdit,

    /// <summary>The edited file is left as it is and reported as a conflict.</summary>
    KeepAndReport,

    /// <summary>The edits and the wanted content are merged by a three-way merge.</summary>
    Merge,

    /// <summary>Nothing is changed in the whole folder: an edit would be lost.</summary>
    RefuseLoss,

    /// <summary>Nothing is changed in the whole folder: the user and the PEX changed the same path.</summary>
    RefuseConflict,
}
