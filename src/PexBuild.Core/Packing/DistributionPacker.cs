using PexBuild.Hashes;
using PexBuild.Manifests;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>Creates the distributions of a packed PEX: wheel files as they are, or installed distributions with the metadata that pex adds.</summary>
internal sealed class DistributionPacker
{
    private readonly PackSource _source;
    private readonly bool _asWheelFiles;

    public DistributionPacker(PackSource source)
    {
        _source = source;
        // pex allows only one kind of distribution in a PEX: if one is installed, all have to be.
        _asWheelFiles = source.Runtime is null && source.Pex.Info.DepsAreWheelFiles
            && source.Pex.Distributions.All(distribution => distribution.RawWheel is not null);
    }

    /// <summary>The value of <c>deps_are_wheel_files</c> in PEX-INFO.</summary>
    public bool AreWheelFiles => _asWheelFiles;

    public IReadOnlyList<PackedDistribution> Pack() => [.. _source.Pex.Distributions.Select(Pack)];

    private PackedDistribution Pack(PexDistribution distribution)
    {
        var isAdded = !distribution.IsListed
            && (!_source.KnowsEdits
                || !_source.Pex.Manifest!.Files.Values.Any(
                    file => file.Origin != ManifestFile.Patch && file.Path.StartsWith(distribution.Path + "/", StringComparison.Ordinal)));
        var isListed = distribution.IsListed || isAdded;
        if (_asWheelFiles)
            return PackWheelFile(distribution, isListed, isAdded);
        var files = new InstalledDistribution(_source, distribution).Files();
        return new PackedDistribution
        {
            Source = distribution,
            Files = files.Files,
            Hash = isListed ? files.Hash : null,
            IsAdded = isAdded,
        };
    }

    private static PackedDistribution PackWheelFile(PexDistribution distribution, bool isListed, bool isAdded)
    {
        var wheel = distribution.RawWheel!;
        return new PackedDistribution
        {
            Source = distribution,
            Files = [new PlannedFile(distribution.Path, wheel.Entry.Length, isExecutable: false, FileOrigin.Pex, () => wheel.Container.Open(wheel.Entry))],
            Hash = isListed ? DistributionHash.Compute(wheel) : null,
            IsWheelFile = true,
            IsAdded = isAdded,
        };
    }
}
