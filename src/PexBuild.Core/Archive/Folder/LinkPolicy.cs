namespace PexBuild.Archive.Folder;

/// <summary>What to do with links in a PEX folder that lead out of it. Links that stay inside are always read as what they point to.</summary>
internal enum LinkPolicy
{
    /// <summary>Such a link is an error: the folder is not all there is of the PEX.</summary>
    RefuseOutside,

    /// <summary>It is read as what it points to, as in a folder taken from pex's cache, which is mostly links.</summary>
    CopyOutside,
}
