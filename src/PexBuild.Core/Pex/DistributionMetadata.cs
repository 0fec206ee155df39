using PexBuild.Packaging;
using PexBuild.Startup;

namespace PexBuild.Pex;

/// <summary>The metadata of a distribution.</summary>
internal sealed class DistributionMetadata
{
    public required string ProjectName { get; init; }

    public required string Version { get; init; }

    public IReadOnlyList<WheelTag>? Tags { get; init; }

    public string? RequiresPython { get; init; }

    public IReadOnlyList<string> RequiresDist { get; init; } = [];

    /// <summary>The entries for <c>sys.path</c>, relative to the distribution; <c>""</c> is the distribution itself.</summary>
    public IReadOnlyList<string> SysPathEntries { get; init; } = [""];

    /// <summary>METADATA or PKG-INFO, with the CRC-32 of its headers, which shows whether they were edited.</summary>
    public WatchedFile? Metadata { get; init; }

    /// <summary>WHEEL, with the CRC-32 of the whole file.</summary>
    public WatchedFile? Wheel { get; init; }

    /// <summary>The name of the <c>.dist-info</c> folder, if there is one.</summary>
    public string? DistInfo { get; init; }
}
