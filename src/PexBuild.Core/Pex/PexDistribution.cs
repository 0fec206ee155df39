using PexBuild.Archive;
using PexBuild.Packaging;

namespace PexBuild.Pex;

/// <summary>One distribution (a wheel, or an egg of pex 1.x) inside a PEX.</summary>
public sealed class PexDistribution
{
    internal PexDistribution(string fileName, string? hash, DistributionKind kind, IContainer content, DistributionMetadata metadata)
    {
        FileName = fileName;
        Hash = hash;
        Kind = kind;
        Content = content;
        Metadata = metadata;
    }

    /// <summary>Its name below <c>.deps</c>, which is also the wheel's file name.</summary>
    public string FileName { get; }

    /// <summary>The folder in an unpacked PEX, relative to it.</summary>
    public string Path => PexNames.DistributionsPrefix + FileName;

    /// <summary>The project's name as its metadata writes it.</summary>
    public string ProjectName => Metadata.ProjectName;

    /// <summary>The version as its metadata writes it.</summary>
    public string Version => Metadata.Version;

    /// <summary>
    /// The hash that PEX-INFO records: hex, SHA-1 (40 digits, up to pex 2.1.70) or SHA-256 (64 digits). <see langword="null"/> when PEX-INFO does not
    /// know the distribution.
    /// </summary>
    public string? Hash { get; }

    /// <summary>Installed, or a wheel.</summary>
    public DistributionKind Kind { get; }

    /// <summary>The tags of the wheel's file name (PEP 425), compressed sets expanded; <see langword="null"/> when it is no wheel name.</summary>
    public IReadOnlyList<WheelTag>? Tags => Metadata.Tags;

    /// <summary>The Pythons it supports (<c>Requires-Python</c>), a PEP 440 specifier set.</summary>
    public string? RequiresPython => Metadata.RequiresPython;

    /// <summary>What it depends on (<c>Requires-Dist</c>), PEP 508 requirements.</summary>
    public IReadOnlyList<string> RequiresDist => Metadata.RequiresDist;

    /// <summary>Its files, with paths relative to the distribution.</summary>
    internal IContainer Content { get; }

    internal DistributionMetadata Metadata { get; }

    /// <summary>Whether PEX-INFO lists it; pex ignores one that it does not.</summary>
    internal bool IsListed { get; init; }

    /// <summary>The wheel's own bytes, when it is kept as a file.</summary>
    internal RawWheel? RawWheel { get; init; }
}

/// <summary>A wheel's own bytes.</summary>
internal sealed class RawWheel(IContainer container, ContainerEntry entry)
{
    public IContainer Container { get; } = container;

    public ContainerEntry Entry { get; } = entry;
}
