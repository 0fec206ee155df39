using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>How to apply patches.</summary>
public sealed class PatchOptions
{
    /// <summary>Whether to reverse the patches, the last one first.</summary>
    public bool Reverse { get; init; }

    /// <summary>
    /// The number of leading folders to strip from the names in the patches; by default as many as needed for them to match the
    /// folder's files.
    /// </summary>
    public int? Strip { get; init; }

    /// <summary>Whether to check only that the patches apply.</summary>
    public bool DryRun { get; init; }

    /// <summary>Called for each warning.</summary>
    public Action<PexDiagnostic>? Warn { get; init; }
}
