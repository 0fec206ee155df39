namespace PexBuild.Archive.Folder;

/// <summary>How to treat links that lead out of a PEX folder. Links that stay inside are always read as their targets.</summary>
internal enum LinkPolicy
{
    /// <summary>Such a link is an error: the folder does not contain the whole PEX.</summary>
    RefuseOutside,

    /// <summary>Such a link is read as its target, as in a folder from pex's cache, which consists mostly of links.</summary>
    CopyOutside,
}
