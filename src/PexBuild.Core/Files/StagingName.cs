using System.Text;

namespace PexBuild.Files;

/// <summary>Names of staging files and folders beside a target. They begin with a dot and contain the target's name.</summary>
internal static class StagingName
{
    private const string Marker = ".pexbuild-";
    private const int LongestName = 200;

    /// <summary>A new, unique path beside a target.</summary>
    public static string Fresh(string target) => Path.Combine(Path.GetDirectoryName(target)!, Prefix(target) + Guid.NewGuid().ToString("N"));

    /// <summary>The paths with such a name beside a target: those of running processes and leftovers of killed ones.</summary>
    public static IReadOnlyList<string> Existing(string target)
    {
        // A file system's root has no parent.
        if (Path.GetDirectoryName(target) is not { } parent || !Directory.Exists(parent))
            return [];
        // Not matched by a search pattern: the target's name may contain an asterisk.
        var prefix = Prefix(target);
        return [.. Directory.EnumerateFileSystemEntries(parent).Where(entry => Path.GetFileName(entry).StartsWith(prefix, StringComparison.Ordinal))];
    }

    // The added characters must not make the name longer than a file name may be.
    private static string Prefix(string target)
    {
        var name = Path.GetFileName(target);
        var bytes = Encoding.UTF8.GetBytes(name);
        return "." + (bytes.Length <= LongestName ? name : Sha256Hex.Compute(bytes).Substring(0, 32)) + Marker;
    }
}
