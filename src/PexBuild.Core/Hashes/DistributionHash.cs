using System.Security.Cryptography;
using PexBuild.Files;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary>The hash of a distribution in <c>distributions</c> of PEX-INFO.</summary>
internal static class DistributionHash
{
    private const int Sha1Digits = 40;

    /// <summary>Returns SHA-1 or SHA-256, depending on the number of digits of a recorded hash.</summary>
    public static HashAlgorithmName AlgorithmOf(string recorded) => recorded.Length == Sha1Digits ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;

    /// <summary>Hashes an installed distribution as pex does: without compiled files, and with <c>.layout.json</c> in some releases only.</summary>
    /// <param name="files">Files with paths relative to the distribution.</param>
    /// <param name="algorithm">The algorithm of the release.</param>
    /// <param name="countsLayout">Whether the hash covers <c>.layout.json</c>.</param>
    /// <param name="rules">The rules of the release.</param>
    public static string Compute(IEnumerable<HashedFile> files, HashAlgorithmName algorithm, bool countsLayout, HashRules rules) =>
        ContentHash.ComputePathsAndContents(files.Where(file => Covers(file.Path, countsLayout, rules)), algorithm);

    /// <summary>Hashes every file. This is not pex's hash: PexBuild writes it when a file was edited that pex's hash does not cover.</summary>
    public static string ComputeAll(IEnumerable<HashedFile> files, HashAlgorithmName algorithm) => ContentHash.ComputePathsAndContents(files, algorithm);

    /// <summary>Whether editing the file changes pex's hash.</summary>
    public static bool Covers(string path, bool countsLayout, HashRules rules) =>
        (countsLayout || path != PexNames.LayoutFile) && !CompiledNames.IsCompiledPath(path, rules.LeavesOutPyo);

    /// <summary>Hashes the bytes of a wheel file.</summary>
    public static string Compute(RawWheel wheel) => Hex.Lower(ContentHash.ComputeFile(() => wheel.Container.Open(wheel.Entry), HashAlgorithmName.SHA256));

    /// <summary>Returns the files of a distribution, with paths relative to it.</summary>
    public static IReadOnlyList<HashedFile> Files(PexDistribution distribution) => [.. PexMember.FilesOf(distribution.Content).Select(HashedFile.FromMember)];
}
