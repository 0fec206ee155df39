using System.Security.Cryptography;
using System.Text;
using PexBuild.Files;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary>
/// The hash of a distribution, made of its files as they pass by on their way to the disk: to read them once more would cost as much as the
/// unpacking.
/// </summary>
/// <remarks>A hash that is not the recorded one proves nothing yet: some releases of pex hash otherwise, which <see cref="PexHashes"/> knows.</remarks>
internal sealed class PassingHash
{
    private readonly HashAlgorithmName _algorithm;
    private readonly IReadOnlyList<string> _paths;
    private string? _actual;

    private PassingHash(PexDistribution distribution, HashAlgorithmName algorithm, IEnumerable<string> paths)
    {
        Distribution = distribution;
        _algorithm = algorithm;
        _paths = [.. paths.OrderBy(path => path, CodePointComparer.Instance)];
    }

    public PexDistribution Distribution { get; }

    /// <summary>Whether all went by and came to the recorded hash.</summary>
    public bool IsRight => _actual is not null && _actual == Distribution.Hash;

    /// <summary>That of the files of an installed distribution which pex hashes; <see langword="null"/> when none is recorded.</summary>
    public static PassingHash? ForFiles(PexDistribution distribution, HashRules rules) =>
        distribution is { IsListed: true, Hash: { } recorded, RawWheel: null }
            ? new PassingHash(distribution, DistributionHash.AlgorithmOf(recorded),
                distribution.Content.Entries.Where(entry => !entry.IsFolder && DistributionHash.Covers(entry.Path, rules.CountsLayoutFile, rules))
                    .Select(entry => entry.Path))
            : null;

    /// <summary>That of a wheel's own bytes.</summary>
    public static PassingHash? ForWheel(PexDistribution distribution) =>
        distribution is { IsListed: true, Hash: not null, RawWheel: not null } ? new PassingHash(distribution, HashAlgorithmName.SHA256, []) : null;

    /// <summary>Begins with the paths; the contents follow in the order of the paths' code points.</summary>
    public IncrementalHash Begin()
    {
        var hash = IncrementalHash.CreateHash(_algorithm);
        foreach (var path in _paths)
            hash.AppendData(Encoding.UTF8.GetBytes(path));
        return hash;
    }

    public void End(IncrementalHash hash) => _actual = Hex.Lower(hash.GetHashAndReset());
}
