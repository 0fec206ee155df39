using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>How to apply patches.</summary>
public sealed class PatchOptions
{
    /// <summary>Take the patches back, the last one first.</summary>
    public bool Reverse { get; init; }

    /// <summary>How many leading folders the names in the patches lose; by default as many as it takes for them to be names of the folder's files.</summary>
    public int? Strip { get; init; }

    /// <summary>Only find out whether they fit.</summary>
    public bool DryRun { get; init; }

    /// <summary>Told of each warning.</summary>
    public Action<PexDiagnostic>? Warn { get; init; }
}
