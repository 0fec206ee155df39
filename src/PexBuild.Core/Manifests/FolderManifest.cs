using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Json;

namespace PexBuild.Manifests;

/// <summary><c>.pexbuild/manifest.json</c>: which PEX an unpacked folder was made of, by which version of this library.</summary>
/// <remarks>It is written last, so a folder that has one is complete. It holds no path, user or time of the machine that made it.</remarks>
public sealed class FolderManifest
{
    /// <summary>The folder that the tool keeps for itself.</summary>
    internal const string Folder = PexBuildFolder.Name;

    /// <summary>The manifest's path in the unpacked folder.</summary>
    internal const string FileName = PexBuildFolder.Manifest;

    /// <summary>The schema that this version writes, and the newest that it reads.</summary>
    internal const int Schema = 1;

    internal FolderManifest(string toolVersion, ManifestSource source, JsonObject options, ManifestPatches patches, IEnumerable<ManifestFile> files)
    {
        ToolVersion = toolVersion;
        Source = source;
        Options = options;
        Patches = patches;
        Files = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
    }

    /// <summary>The version of PexBuild that wrote the folder.</summary>
    public string ToolVersion { get; }

    /// <summary>The PEX.</summary>
    public ManifestSource Source { get; }

    /// <summary>How it was unpacked.</summary>
    internal JsonObject Options { get; }

    /// <summary>The patches that it was unpacked with.</summary>
    internal ManifestPatches Patches { get; }

    /// <summary>Every file but the manifest, by its path.</summary>
    internal IReadOnlyDictionary<string, ManifestFile> Files { get; }

    /// <summary>Reads the manifest of a folder.</summary>
    /// <returns><see langword="null"/> when the folder has none, so was not made by this tool.</returns>
    /// <exception cref="PexException">It is broken, or of a newer version.</exception>
    internal static FolderManifest? Find(string folder)
    {
        var path = FolderPaths.At(folder, FileName);
        try
        {
            return File.Exists(path) ? new ManifestReader(folder).Read(OwnFile.Read(path)) : null;
        }
        catch (FileNotFoundException)
        {
            // An update moved it away in this moment.
            return null;
        }
    }

    internal void Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, Folder));
        using var stream = new FileStream(FolderPaths.At(folder, FileName), FileMode.CreateNew, FileAccess.Write);
        JsonWriter.Write(ToJson(), stream, JsonLayout.Lines);
    }

    private JsonObject ToJson() => new(
        ("schema", Schema),
        ("tool", ToolVersion),
        ("source", Source.ToJson()),
        ("options", Options),
        ("patches", Patches.ToJson()),
        ("files", new JsonArray(Files.Values.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => (JsonValue)ToJson(file)))));

    private static JsonObject ToJson(ManifestFile file) => new(
        ("path", file.Path),
        ("sha256", file.Sha256),
        ("size", file.Length),
        ("executable", file.IsExecutable),
        ("origin", file.Origin));
}
