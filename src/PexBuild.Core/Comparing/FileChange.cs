using PexBuild.Planning;

namespace PexBuild.Comparing;

/// <summary>A file that differs between two PEX files. Paths are those of the unpacked folder.</summary>
public sealed class FileChange
{
    internal FileChange(PlannedFile? old, PlannedFile? current, bool isSameContent)
    {
        Old = old;
        New = current;
        IsModeOnly = isSameContent;
    }

    /// <summary>How it changed.</summary>
    public ChangeKind Kind => Old is null ? ChangeKind.Added : New is null ? ChangeKind.Removed : ChangeKind.Changed;

    /// <summary>The file in the first PEX, if any. Its folder may differ if the version of its distribution does.</summary>
    public PlannedFile? Old { get; }

    /// <summary>The file in the second PEX, if any.</summary>
    public PlannedFile? New { get; }

    /// <summary>Whether only its execute bits differ.</summary>
    public bool IsModeOnly { get; }

    /// <summary>Its path in the second PEX or, if it was removed, in the first.</summary>
    public string Path => (New ?? Old)!.Path;
}
