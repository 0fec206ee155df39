using System.Text;

namespace PexBuild.Files;

/// <summary>Names beside a target for what is made there before a rename puts it in place. They begin with a dot and say of what target they are.</summary>
internal static class StagingName
{
    private const string Marker = ".pexbuild-";
    private const int LongestName = 200;

    /// <summary>A path beside a target that nothing else has.</summary>
    public static string Fresh(string target) => Path.Combine(Path.GetDirectoryName(target)!, Prefix(target) + Guid.NewGuid().ToString("N"));

    /// <summary>What is beside a target under such a name: that of processes at work, and what killed ones left.</summary>
    public static IReadOnlyList<string> Existing(string target)
    {
        // A file system's root has no parent.
        if (Path.GetDirectoryName(target) is not { } parent || !Directory.Exists(parent))
            return [];
        // No pattern for the system: the target's name may have a star in it.
        var prefix = Prefix(target);
        return [.. Directory.EnumerateFileSystemEntries(parent).Where(entry => Path.GetFileName(entry).StartsWith(prefix, StringComparison.Ordinal))];
    }

    // What is put around the name must not make it longer than a name may be.
    private static string Prefix(string target)
    {
        var name = Path.GetFileName(target);
        var bytes = Encoding.UTF8.GetBytes(name);
        return "." + (bytes.Length <= LongestName ? name : Sha256Hex.Compute(bytes).Substring(0, 32)) + Marker;
    }
}
