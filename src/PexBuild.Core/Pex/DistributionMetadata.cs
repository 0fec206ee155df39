using PexBuild.Packaging;
using PexBuild.Startup;

namespace PexBuild.Pex;

/// <summary>What a distribution says of itself.</summary>
internal sealed class DistributionMetadata
{
    public required string ProjectName { get; init; }

    public required string Version { get; init; }

    public IReadOnlyList<WheelTag>? Tags { get; init; }

    public string? RequiresPython { get; init; }

    public IReadOnlyList<string> RequiresDist { get; init; } = [];

    /// <summary>What goes on <c>sys.path</c>, relative to the distribution; <c>""</c> is the distribution itself.</summary>
    public IReadOnlyList<string> SysPathEntries { get; init; } = [""];

    /// <summary>METADATA or PKG-INFO, and the CRC-32 of its headers: what tells whether it was edited.</summary>
    public WatchedFile? Metadata { get; init; }

    /// <summary>WHEEL, and the CRC-32 of the whole.</summary>
    public WatchedFile? Wheel { get; init; }

    /// <summary>The <c>.dist-info</c> folder's name, if there is one.</summary>
    public string? DistInfo { get; init; }
}
