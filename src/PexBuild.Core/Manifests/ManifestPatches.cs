using PexBuild.Json;

namespace PexBuild.Manifests;

/// <summary>Which patches a folder was unpacked with, and what they changed of what the PEX holds.</summary>
/// <remarks>
/// The hash that the manifest has of a patched file is the one of the patched content: a file counts as edited when it is no longer as it was written. That it
/// is another than in the PEX is said here.
/// </remarks>
internal sealed class ManifestPatches
{
    private readonly HashSet<string> _paths;

    internal ManifestPatches(IReadOnlyList<(string Name, string Sha256)> files, IEnumerable<string> paths)
    {
        Files = files;
        _paths = new HashSet<string>(paths, StringComparer.Ordinal);
        Paths = [.. _paths.OrderBy(path => path, StringComparer.Ordinal)];
    }

    /// <summary>The patch files in the order in which they were applied: their names without folders, and their SHA-256 in hex.</summary>
    public IReadOnlyList<(string Name, string Sha256)> Files { get; }

    /// <summary>What they changed, made or took away, in order.</summary>
    public IReadOnlyList<string> Paths { get; }

    internal static ManifestPatches None { get; } = new([], []);

    internal bool Contains(string path) => _paths.Contains(path);

    internal bool IsSameAs(ManifestPatches other) => Files.SequenceEqual(other.Files) && Paths.SequenceEqual(other.Paths, StringComparer.Ordinal);

    internal JsonObject ToJson() => new(
        ("files", new JsonArray(Files.Select(file => (JsonValue)new JsonObject(("name", file.Name), ("sha256", file.Sha256))))),
        ("paths", JsonArray.FromStrings(Paths)));
}
