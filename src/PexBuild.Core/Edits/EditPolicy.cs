using PexBuild.Planning;

namespace PexBuild.Edits;

/// <summary>The columns of the table of <see cref="EditDecisions"/>: how a folder is updated.</summary>
internal enum EditPolicy
{
    /// <summary>A PEX is unpacked over the folder, with <see cref="OnEdits.Fail"/>.</summary>
    Fail,

    /// <summary>A PEX is unpacked over the folder, with <see cref="OnEdits.Keep"/>.</summary>
    Keep,

    /// <summary>A PEX is unpacked over the folder, with <see cref="OnEdits.Overwrite"/>.</summary>
    Overwrite,

    /// <summary>A PEX is unpacked over the folder, with <see cref="OnEdits.Merge"/>.</summary>
    Merge,

    /// <summary>A build copies an unpacked folder to it. An edit is kept as long as the original of the edited file is unchanged.</summary>
    Copy,

    /// <summary>Like <see cref="Copy"/>, but edits of files whose originals changed are saved and overwritten.</summary>
    CopyAndOverwrite,

    /// <summary>Files that are no longer wanted are removed from it; edits are kept.</summary>
    Clean,
}
