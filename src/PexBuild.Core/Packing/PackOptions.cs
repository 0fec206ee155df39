using PexBuild.Diagnostics;
using PexBuild.Pex;

namespace PexBuild.Packing;

/// <summary>How to pack a folder into a PEX. Options that are not set keep the values of the PEX that the folder was unpacked from.</summary>
public sealed class PackOptions
{
    /// <summary>The PEX to write: a file, or a folder for the other layouts.</summary>
    public required string Output { get; init; }

    /// <summary>Zipapp, packed or loose; zipapp if the original layout is unknown.</summary>
    public PexLayout? Layout { get; init; }

    /// <summary>The first line, with or without <c>#!</c>.</summary>
    public string? Shebang { get; init; }

    /// <summary>Whether files are compressed; they are if it is unknown whether the original's were.</summary>
    public bool? Compress { get; init; }

    /// <summary>Whether to replace an existing output.</summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// For a native PEX, which has no runtime that could start a classic one: a classic PEX from which <c>.bootstrap</c> and the boot code are taken.
    /// </summary>
    public PexFile? Runtime { get; init; }

    /// <summary>Called for each warning as it occurs.</summary>
    public Action<PexDiagnostic>? Warn { get; init; }
}
