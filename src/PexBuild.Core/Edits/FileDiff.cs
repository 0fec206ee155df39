namespace PexBuild.Edits;

/// <summary>The patch of one file.</summary>
public sealed class FileDiff
{
    internal FileDiff(FolderEdit edit, byte[] patch, int added, int removed, bool isBinary)
    {
        Edit = edit;
        Patch = patch;
        Added = added;
        Removed = removed;
        IsBinary = isBinary;
    }

    /// <summary>What became of the file.</summary>
    public FolderEdit Edit { get; }

    /// <summary>The patch, as bytes: a file's own bytes are in it as they are.</summary>
    public byte[] Patch { get; }

    /// <summary>How many lines were added.</summary>
    public int Added { get; }

    /// <summary>How many lines were removed.</summary>
    public int Removed { get; }

    /// <summary>Whether it is a binary patch, and lines are not counted.</summary>
    public bool IsBinary { get; }
}
