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

    /// <summary>The name in <c>.deps</c>, which is also the wheel's file name.</summary>
    public string FileName { get; }

    /// <summary>The path of the distribution's folder in an unpacked PEX, relative to the PEX.</summary>
    public string Path => PexNames.DistributionsPrefix + FileName;

    /// <summary>The project's name as spelled in the metadata.</summary>
    public string ProjectName => Metadata.ProjectName;

    /// <summary>The version as spelled in the metadata.</summary>
    public string Version => Metadata.Version;

    /// <summary>
    /// The hash recorded in PEX-INFO, in hex: SHA-1 (40 digits, up to pex 2.1.70) or SHA-256 (64 digits). <see langword="null"/>
    /// if PEX-INFO does not list the distribution.
    /// </summary>
    public string? Hash { get; }

    /// <summary>Whether the distribution is installed or a wheel.</summary>
    public DistributionKind Kind { get; }

    /// <summary>
    /// The tags of the wheel's file name (PEP 425), with compressed sets expanded; <see langword="null"/> if it is not a wheel
    /// name.
    /// </summary>
    public IReadOnlyList<WheelTag>? Tags => Metadata.Tags;

    /// <summary>The supported Python versions (<c>Requires-Python</c>), a PEP 440 specifier set.</summary>
    public string? RequiresPython => Metadata.RequiresPython;

    /// <summary>The dependencies (<c>Requires-Dist</c>), PEP 508 requirements.</summary>
    public IReadOnlyList<string> RequiresDist => Metadata.RequiresDist;

    /// <summary>The files, with paths relative to the distribution.</summary>
    internal IContainer Content { get; }

    internal DistributionMetadata Metadata { get; }

    /// <summary>Whether PEX-INFO lists the distribution; pex ignores unlisted ones.</summary>
    internal bool IsListed { get; init; }

    /// <summary>The wheel's own bytes, if it is stored as a file.</summary>
    internal RawWheel? RawWheel { get; init; }
}

/// <summary>A wheel's own bytes.</summary>
internal sealed class RawWheel(IContainer container, ContainerEntry entry)
{
    public IContainer Container { get; } = container;

    public ContainerEntry Entry { get; } = entry;
}
