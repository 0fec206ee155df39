using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Hashes;

namespace PexBuild.Verifying;

/// <summary>The result of verifying a PEX, or a folder that one was unpacked to.</summary>
public sealed class PexVerification
{
    internal PexVerification(IReadOnlyList<HashCheck> checks, IReadOnlyList<FolderEdit> edits, string? source, IReadOnlyList<PexDiagnostic> problems)
    {
        Checks = checks;
        Edits = edits;
        Source = source;
        Problems = problems;
    }

    /// <summary>The checks of all recorded hashes.</summary>
    public IReadOnlyList<HashCheck> Checks { get; }

    /// <summary>For an unpacked folder: the edits in it. They are not problems.</summary>
    public IReadOnlyList<FolderEdit> Edits { get; }

    /// <summary>For an unpacked folder: the PEX that its manifest was compared with; <see langword="null"/> if it was not found.</summary>
    public string? Source { get; }

    /// <summary>The inconsistencies that were found; empty if there are none.</summary>
    public IReadOnlyList<PexDiagnostic> Problems { get; }
}
