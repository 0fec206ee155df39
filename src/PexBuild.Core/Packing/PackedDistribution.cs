using PexBuild.Hashes;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>A distribution as it will be in the PEX.</summary>
internal sealed class PackedDistribution
{
    public required PexDistribution Source { get; init; }

    /// <summary>Its files, with paths that begin with <see cref="PexDistribution.Path"/>; the one wheel file when it is one.</summary>
    public required IReadOnlyList<PlannedFile> Files { get; init; }

    /// <summary>What PEX-INFO records of it; <see langword="null"/> when PEX-INFO does not list it, which hides it from the program.</summary>
    public required string? Hash { get; init; }

    /// <summary>Whether it is the wheel itself, which is never compressed again.</summary>
    public bool IsWheelFile { get; init; }

    /// <summary>Whether the PEX that was unpacked did not have it.</summary>
    public bool IsAdded { get; init; }

    public string Name => Source.FileName;

    /// <summary>Its files as a hash sees them: with paths in the PEX.</summary>
    public IEnumerable<HashedFile> HashedFiles => Files.Select(file => new HashedFile(file.Path, file.Open));
}
