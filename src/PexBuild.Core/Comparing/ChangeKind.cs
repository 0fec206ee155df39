namespace PexBuild.Comparing;

/// <summary>What became of a part of a PEX in another one.</summary>
public enum ChangeKind
{
    /// <summary>Only the second has it.</summary>
    Added,

    /// <summary>Only the first has it.</summary>
    Removed,

    /// <summary>Both have it, and it is not the same.</summary>
    Changed,
}
