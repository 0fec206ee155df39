using System.Security.Cryptography;
using System.Text;
using PexBuild.Files;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary>
/// Computes the hash of a distribution from its files while they are written to disk: reading them again would cost as much as
/// unpacking.
/// </summary>
/// <remarks>A mismatch alone proves nothing: some releases of pex compute the hash differently, which <see cref="PexHashes"/> handles.</remarks>
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

    /// <summary>Whether all files were hashed and the result is the recorded hash.</summary>
    public bool IsRight => _actual is not null && _actual == Distribution.Hash;

    /// <summary>Creates the hash of an installed distribution's files that pex hashes; <see langword="null"/> if no hash is recorded.</summary>
    public static PassingHash? ForFiles(PexDistribution distribution, HashRules rules) =>
        distribution is { IsListed: true, Hash: { } recorded, RawWheel: null }
            ? new PassingHash(distribution, DistributionHash.AlgorithmOf(recorded),
                distribution.Content.Entries.Where(entry => !entry.IsFolder && DistributionHash.Covers(entry.Path, rules.CountsLayoutFile, rules))
                    .Select(entry => entry.Path))
            : null;

    /// <summary>Creates the hash of a wheel's own bytes.</summary>
    public static PassingHash? ForWheel(PexDistribution distribution) =>
        distribution is { IsListed: true, Hash: not null, RawWheel: not null } ? new PassingHash(distribution, HashAlgorithmName.SHA256, []) : null;

    /// <summary>Starts with the paths; the contents follow in code point order of the paths.</summary>
    public IncrementalHash Begin()
    {
        var hash = IncrementalHash.CreateHash(_algorithm);
        foreach (var path in _paths)
            hash.AppendData(Encoding.UTF8.GetBytes(path));
        return hash;
    }

    public void End(IncrementalHash hash) => _actual = Hex.Lower(hash.GetHashAndReset());
}
