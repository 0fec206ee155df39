using PexBuild.Edits;

namespace PexBuild.Unpacking;

/// <summary>What happened at a path of a folder that is being updated, and the action taken.</summary>
/// <param name="Versions">The files that were compared.</param>
/// <param name="Situation">What happened.</param>
/// <param name="Action">The action taken.</param>
internal sealed record PathChange(PathVersions Versions, PathSituation Situation, PathAction Action)
{
    public string Path => Versions.Path;

    /// <summary>The user's edit, if any.</summary>
    public FolderEdit? Edit { get; init; }

    /// <summary>The file that is present now.</summary>
    public DiskFile? Present { get; init; }

    /// <summary>
    /// The SHA-256 of the content that is discarded when it is replaced or removed; other content is saved. <see langword="null"/>: everything is
    /// saved.
    /// </summary>
    public string? Discardable => Action is PathAction.Write or PathAction.Remove ? Versions.Present?.Sha256 : Versions.Written?.Sha256;
}
