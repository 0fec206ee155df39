namespace PexBuild.Comparing;

/// <summary>How a part of a PEX differs in another PEX.</summary>
public enum ChangeKind
{
    /// <summary>Only the second PEX has it.</summary>
    Added,

    /// <summary>Only the first PEX has it.</summary>
    Removed,

    /// <summary>Both have it, but it differs.</summary>
    Changed,
}
