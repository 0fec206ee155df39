using System.Security.Cryptography;
using PexBuild.Files;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary>The hash of a distribution in PEX-INFO's <c>distributions</c>.</summary>
internal static class DistributionHash
{
    private const int Sha1Digits = 40;

    /// <summary>SHA-1 or SHA-256, as the number of digits of a recorded hash says.</summary>
    public static HashAlgorithmName AlgorithmOf(string recorded) => recorded.Length == Sha1Digits ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;

    /// <summary>An installed distribution, as pex makes it: compiled files do not count, and <c>.layout.json</c> in some releases only.</summary>
    /// <param name="files">Files with paths relative to the distribution.</param>
    /// <param name="algorithm">That of the release.</param>
    /// <param name="countsLayout">Whether <c>.layout.json</c> counts.</param>
    /// <param name="rules">Those of the release.</param>
    public static string Compute(IEnumerable<HashedFile> files, HashAlgorithmName algorithm, bool countsLayout, HashRules rules) =>
        ContentHash.ComputePathsAndContents(files.Where(file => Covers(file.Path, countsLayout, rules)), algorithm);

    /// <summary>Every file. Not pex's: what PexBuild writes when a file was edited that pex's hash leaves out.</summary>
    public static string ComputeAll(IEnumerable<HashedFile> files, HashAlgorithmName algorithm) => ContentHash.ComputePathsAndContents(files, algorithm);

    /// <summary>Whether an edit of the file changes the hash that pex makes.</summary>
    public static bool Covers(string path, bool countsLayout, HashRules rules) =>
        (countsLayout || path != PexNames.LayoutFile) && !CompiledNames.IsCompiledPath(path, rules.LeavesOutPyo);

    /// <summary>A wheel file: its bytes.</summary>
    public static string Compute(RawWheel wheel) => Hex.Lower(ContentHash.ComputeFile(() => wheel.Container.Open(wheel.Entry), HashAlgorithmName.SHA256));

    /// <summary>The files of a distribution, relative to it.</summary>
    public static IReadOnlyList<HashedFile> Files(PexDistribution distribution) => [.. PexMember.FilesOf(distribution.Content).Select(HashedFile.FromMember)];
}
