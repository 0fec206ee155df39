using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Json;

namespace PexBuild.Manifests;

/// <summary><c>.pexbuild/manifest.json</c>: the PEX from which a folder was unpacked, and the version of this library that did it.</summary>
/// <remarks>It is written last, so a folder that has one is complete. It contains no path, user name or time of the machine that wrote it.</remarks>
public sealed class FolderManifest
{
    /// <summary>The folder for the tool's own files.</summary>
    internal const string Folder = PexBuildFolder.Name;

    /// <summary>The manifest's path in the unpacked folder.</summary>
    internal const string FileName = PexBuildFolder.Manifest;

    /// <summary>The schema version that this version writes, and the newest that it reads.</summary>
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

    /// <summary>The options with which it was unpacked.</summary>
    internal JsonObject Options { get; }

    /// <summary>The patches with which it was unpacked.</summary>
    internal ManifestPatches Patches { get; }

    /// <summary>Every file except the manifest, by its path.</summary>
    internal IReadOnlyDictionary<string, ManifestFile> Files { get; }

    /// <summary>Reads the manifest of a folder.</summary>
    /// <returns><see langword="null"/> if the folder has none, and so was not created by this tool.</returns>
    /// <exception cref="PexException">It is malformed, or has a newer schema version.</exception>
    internal static FolderManifest? Find(string folder)
    {
        var path = FolderPaths.At(folder, FileName);
        try
        {
            return File.Exists(path) ? new ManifestReader(folder).Read(OwnFile.Read(path)) : null;
        }
        catch (FileNotFoundException)
        {
            // An update moved it away at this moment.
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
