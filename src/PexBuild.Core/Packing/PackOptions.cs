using PexBuild.Diagnostics;
using PexBuild.Pex;

namespace PexBuild.Packing;

/// <summary>How to pack a folder into a PEX. What is not set stays as it was in the PEX that the folder was unpacked from.</summary>
public sealed class PackOptions
{
    /// <summary>The PEX to write: a file, or a folder for the other layouts.</summary>
    public required string Output { get; init; }

    /// <summary>Zipapp, packed or loose; zipapp when it is not known what it was.</summary>
    public PexLayout? Layout { get; init; }

    /// <summary>The first line, with or without <c>#!</c>.</summary>
    public string? Shebang { get; init; }

    /// <summary>Whether files are compressed; they are when it is not known whether they were.</summary>
    public bool? Compress { get; init; }

    /// <summary>Replace an output that is there already.</summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// For a native PEX, which has no runtime that a classic one could start with: a classic PEX whose <c>.bootstrap</c> and boot code to take.
    /// </summary>
    public PexFile? Runtime { get; init; }

    /// <summary>Told of each warning, when it arises.</summary>
    public Action<PexDiagnostic>? Warn { get; init; }
}
