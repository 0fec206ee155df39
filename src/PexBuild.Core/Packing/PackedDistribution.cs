using PexBuild.Hashes;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>A distribution as it will be in the PEX.</summary>
internal sealed class PackedDistribution
{
    public required PexDistribution Source { get; init; }

    /// <summary>Its files, with paths that begin with <see cref="PexDistribution.Path"/>; only the wheel file if it is a wheel.</summary>
    public required IReadOnlyList<PlannedFile> Files { get; init; }

    /// <summary>Its hash in PEX-INFO; <see langword="null"/> if PEX-INFO does not list it, which hides it from the program.</summary>
    public required string? Hash { get; init; }

    /// <summary>Whether it is a wheel file, which is never compressed again.</summary>
    public bool IsWheelFile { get; init; }

    /// <summary>Whether it was added after unpacking.</summary>
    public bool IsAdded { get; init; }

    public string Name => Source.FileName;

    /// <summary>Its files with their paths in the PEX, as input for hashes.</summary>
    public IEnumerable<HashedFile> HashedFiles => Files.Select(file => new HashedFile(file.Path, file.Open));
}
