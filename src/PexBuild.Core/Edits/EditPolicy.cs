using PexBuild.Planning;

namespace PexBuild.Edits;

/// <summary>The columns of the table of <see cref="EditDecisions"/>: how a folder is brought up to date.</summary>
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

    /// <summary>A build copies an unpacked folder to it. An edit stays as long as the file that it was made of stays the same.</summary>
    Copy,

    /// <summary>As <see cref="Copy"/>, and edits of files that have changed are saved and overwritten.</summary>
    CopyAndOverwrite,

    /// <summary>Files that are not wanted any more are removed from it, and edits stay.</summary>
    Clean,
}
