using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Hashes;

namespace PexBuild.Verifying;

/// <summary>What came of verifying a PEX, or a folder that one was unpacked to.</summary>
public sealed class PexVerification
{
    internal PexVerification(IReadOnlyList<HashCheck> checks, IReadOnlyList<FolderEdit> edits, string? source, IReadOnlyList<PexDiagnostic> problems)
    {
        Checks = checks;
        Edits = edits;
        Source = source;
        Problems = problems;
    }

    /// <summary>Every hash that is recorded.</summary>
    public IReadOnlyList<HashCheck> Checks { get; }

    /// <summary>Of an unpacked folder: what was changed in it. That is no problem.</summary>
    public IReadOnlyList<FolderEdit> Edits { get; }

    /// <summary>Of an unpacked folder: the PEX that its manifest was held against; <see langword="null"/> when that was not found.</summary>
    public string? Source { get; }

    /// <summary>What does not fit together; nothing when all is well.</summary>
    public IReadOnlyList<PexDiagnostic> Problems { get; }
}
