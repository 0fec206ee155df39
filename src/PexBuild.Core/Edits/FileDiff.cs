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

    /// <summary>The edit.</summary>
    public FolderEdit Edit { get; }

    /// <summary>The patch as bytes; it contains the file's bytes unchanged.</summary>
    public byte[] Patch { get; }

    /// <summary>The number of added lines.</summary>
    public int Added { get; }

    /// <summary>The number of removed lines.</summary>
    public int Removed { get; }

    /// <summary>Whether it is a binary patch, for which lines are not counted.</summary>
    public bool IsBinary { get; }
}
