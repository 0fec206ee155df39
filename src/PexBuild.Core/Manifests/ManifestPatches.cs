using PexBuild.Json;

namespace PexBuild.Manifests;

/// <summary>The patches with which a folder was unpacked, and the files of the PEX that they changed.</summary>
/// <remarks>
/// The manifest's hash of a patched file is that of the patched content, because a file counts as edited when it differs from what was written. This
/// class records that the content differs from the PEX.
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

    /// <summary>The patch files in the order of application: their names without folders, and their SHA-256 in hex.</summary>
    public IReadOnlyList<(string Name, string Sha256)> Files { get; }

    /// <summary>The paths of the files that they changed, created or deleted, sorted.</summary>
    public IReadOnlyList<string> Paths { get; }

    internal static ManifestPatches None { get; } = new([], []);

    internal bool Contains(string path) => _paths.Contains(path);

    internal bool IsSameAs(ManifestPatches other) => Files.SequenceEqual(other.Files) && Paths.SequenceEqual(other.Paths, StringComparer.Ordinal);

    internal JsonObject ToJson() => new(
        ("files", new JsonArray(Files.Select(file => (JsonValue)new JsonObject(("name", file.Name), ("sha256", file.Sha256))))),
        ("paths", JsonArray.FromStrings(Paths)));
}
