using PexBuild.Archive;

namespace PexBuild.Pex;

/// <summary>How to read a PEX.</summary>
public sealed class PexReadOptions
{
    /// <summary>
    /// The size limits for reading and for everything done with the open PEX. The default is
    /// <see cref="ReadLimits.FromEnvironment"/>.
    /// </summary>
    public ReadLimits Limits
    {
        get => field ??= ReadLimits.FromEnvironment();
        init;
    }

    /// <summary>
    /// Whether, in a PEX that is a folder, links that lead out of it (into pex's cache, in a folder copied out of PEX_ROOT) are
    /// read as their targets. Otherwise such a link is an error.
    /// </summary>
    public bool CopyLinkedFiles { get; init; }

    /// <summary>
    /// Whether distributions that PEX-INFO lists but that are missing are left out with a warning, as they always are in a folder
    /// that this library created.
    /// </summary>
    public bool AllowMissingDistributions { get; init; }
}
