using PexBuild.Planning;

namespace PexBuild.Comparing;

/// <summary>A file that is not the same in two PEX files. Paths are those of the unpacked folder.</summary>
public sealed class FileChange
{
    internal FileChange(PlannedFile? old, PlannedFile? current, bool isSameContent)
    {
        Old = old;
        New = current;
        IsModeOnly = isSameContent;
    }

    /// <summary>What became of it.</summary>
    public ChangeKind Kind => Old is null ? ChangeKind.Added : New is null ? ChangeKind.Removed : ChangeKind.Changed;

    /// <summary>That of the first PEX. In another version of a distribution it lies in another folder.</summary>
    public PlannedFile? Old { get; }

    /// <summary>That of the second PEX.</summary>
    public PlannedFile? New { get; }

    /// <summary>Whether only its execute bits differ.</summary>
    public bool IsModeOnly { get; }

    /// <summary>Where it is in the second PEX, or, when it was removed, in the first.</summary>
    public string Path => (New ?? Old)!.Path;
}
