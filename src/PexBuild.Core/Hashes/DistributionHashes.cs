using System.Security.Cryptography;
using System.Text;
using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Distributions;
using PexBuild.Layout;
using PexBuild.Text;

namespace PexBuild.Hashes;

/// <summary>Recomputes the hashes of distributions that PEX-INFO records.</summary>
/// <remarks>
/// SHA-1 up to pex 2.1.70, SHA-256 since; over the paths in order of code points, joined by nothing, then the contents in the same order.
/// Compiled files do not count; <c>.layout.json</c> counts from 2.1.71 to 2.1.155. Wheels as they were built have the SHA-256 of their bytes.
/// </remarks>
internal static class DistributionHashes
{
    private const int Sha1Digits = 40;

    /// <exception cref="PexException">A hash is wrong.</exception>
    public static void Check(PexFile pex)
    {
        foreach (var distribution in pex.Distributions)
        {
            if (distribution.Hash is null)
                continue;
            var actual = distribution.RawWheel is { } wheel ? Hash(wheel.Container, wheel.Entry) : Hash(distribution, withLayout: false);
            if (actual != distribution.Hash && (distribution.RawWheel is not null || Hash(distribution, withLayout: true) != distribution.Hash))
                throw PexErrors.DistributionHashWrong.Error(pex.Path, distribution.Path, actual, distribution.Hash);
        }
    }

    private static string Hash(IContainer container, ContainerEntry entry)
    {
        using var sha256 = SHA256.Create();
        using var content = container.Open(entry);
        return Hex.Lower(sha256.ComputeHash(content));
    }

    private static string Hash(PexDistribution distribution, bool withLayout)
    {
        using var hash = IncrementalHash.CreateHash(distribution.Hash!.Length == Sha1Digits ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
        var files = distribution.Content.Entries
            .Where(entry => !entry.IsFolder && !IsCompiled(entry.Path) && (withLayout || entry.Path != ".layout.json"))
            .OrderBy(entry => entry.Path, CodePointComparer.Instance)
            .ToArray();
        foreach (var file in files)
            hash.AppendData(Encoding.UTF8.GetBytes(file.Path));
        var block = new byte[64 * 1024];
        foreach (var file in files)
        {
            using var content = distribution.Content.Open(file);
            for (int read; (read = content.Read(block, 0, block.Length)) > 0;)
                hash.AppendData(block, 0, read);
        }

        return Hex.Lower(hash.GetHashAndReset());
    }

    private static bool IsCompiled(string path) =>
        path.EndsWith(".pyc", StringComparison.Ordinal) || path.EndsWith(".pyo", StringComparison.Ordinal) || ("/" + path).Contains("/__pycache__/");
}
