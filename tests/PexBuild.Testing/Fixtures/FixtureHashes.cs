using System.Security.Cryptography;
using System.Text;

namespace PexBuild.Testing.Fixtures;

/// <summary>The hashes that pex records in PEX-INFO.</summary>
internal static class FixtureHashes
{
    /// <summary>distributions[NAME]: the files of an installed distribution.</summary>
    public static string Distribution(IEnumerable<FixtureFile> files, PexEra era)
    {
        if (era.HasFingerprint)
            files = files.Where(file => file.Path != ".layout.json");
        return PathsAndContents(files, era.HasStash ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
    }

    /// <summary>code_hash: which files count depends on the era; never the entry script, PEX-INFO and the import hook.</summary>
    public static string Code(IEnumerable<FixtureFile> user, IEnumerable<FixtureFile> bootstrap, PexEra era) => PathsAndContents(
        era.CodeHash switch
        {
            CodeHashRule.WithBootstrap => user.Concat(bootstrap).Where(file => !Path.GetFileName(file.Path).StartsWith('.')),
            CodeHashRule.UserCodeOnly => user.Where(file => !Path.GetFileName(file.Path).StartsWith('.')),
            _ => user.Where(file => !file.Path.StartsWith('.')),
        },
        HashAlgorithmName.SHA1);

    /// <summary>bootstrap_hash: the contents of the runtime's files, depth first, files before folders.</summary>
    public static string Bootstrap(IEnumerable<FixtureFile> bootstrap)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        var files = bootstrap.Where(file => file.Path.StartsWith(".bootstrap/pex/", StringComparison.Ordinal)
            && file.Path != ".bootstrap/pex/__init__.py"
            && !file.Path.StartsWith(".bootstrap/pex/vendor/", StringComparison.Ordinal)
            && !IsBytecode(file.Path));
        foreach (var file in files.OrderBy(file => Path.GetDirectoryName(file.Path), StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal))
            hash.AppendData(file.Content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string Sha1(string text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string PathsAndContents(IEnumerable<FixtureFile> files, HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        var sorted = files.Where(file => !IsBytecode(file.Path)).OrderBy(file => file.Path, Utf8Order.Instance).ToList();
        foreach (var file in sorted)
            hash.AppendData(Encoding.UTF8.GetBytes(file.Path));
        foreach (var file in sorted)
            hash.AppendData(file.Content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsBytecode(string path) =>
        path.EndsWith(".pyc", StringComparison.Ordinal) || path.EndsWith(".pyo", StringComparison.Ordinal) || path.Split('/').Contains("__pycache__");
}

/// <summary>Order by code point, as Python sorts text; ordinal order of UTF-16 differs beyond U+FFFF.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
}
