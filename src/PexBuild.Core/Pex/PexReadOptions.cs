using PexBuild.Archive;

namespace PexBuild.Pex;

/// <summary>How to read a PEX.</summary>
public sealed class PexReadOptions
{
    /// <summary>What is refused for its size.</summary>
    public ReadLimits Limits { get; init; } = ReadLimits.Default;

    /// <summary>
    /// In a PEX that is a folder, links that lead out of it (into pex's cache, in a folder copied out of PEX_ROOT) are read as what they point to.
    /// Otherwise such a link is an error.
    /// </summary>
    public bool CopyLinkedFiles { get; init; }

    /// <summary>Distributions that PEX-INFO lists and that are not there are left out, with a warning, as they always are in a folder that this library made.</summary>
    public bool AllowMissingDistributions { get; init; }
}
