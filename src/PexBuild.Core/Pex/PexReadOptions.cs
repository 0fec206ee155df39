using PexBuild.Archive;

namespace PexBuild.Pex;

/// <summary>How to read a PEX.</summary>
public sealed class PexReadOptions
{
    /// <summary>What is refused for its size, here and by all that is done with the open PEX. By default <see cref="ReadLimits.FromEnvironment"/>.</summary>
    public ReadLimits Limits
    {
        get => field ??= ReadLimits.FromEnvironment();
        init;
    }

    /// <summary>
    /// In a PEX that is a folder, links that lead out of it (into pex's cache, in a folder copied out of PEX_ROOT) are read as what they point to.
    /// Otherwise such a link is an error.
    /// </summary>
    public bool CopyLinkedFiles { get; init; }

    /// <summary>
    /// Distributions that PEX-INFO lists and that are not there are left out, with a warning, as they always are in a folder that this library made.
    /// </summary>
    public bool AllowMissingDistributions { get; init; }
}
