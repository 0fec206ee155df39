using PexBuild.Diagnostics;
using PexBuild.Json;

namespace PexBuild.Manifests;

/// <summary>Reads a manifest from an untrusted source: wrong types give an error with a code, and paths must stay inside the folder.</summary>
internal sealed class ManifestReader
{
    // No system supports longer paths or names.
    private const int LongestPath = 4096, LongestName = 255;

    private readonly string _folder;

    public ManifestReader(string folder) => _folder = folder;

    public FolderManifest Read(byte[] utf8)
    {
        try
        {
            var json = JsonReader.Read(utf8) as JsonObject ?? throw Broken(JsonReasons.NotAnObject);
            var schema = Number(json, "schema");
            if (schema > FolderManifest.Schema)
                throw PexErrors.ManifestTooNew.Error(_folder, schema, FolderManifest.Schema);
            return new FolderManifest(Text(json, "tool"), Source(Object(json, "source")), Object(json, "options"), Patches(json), Files(json));
        }
        catch (JsonFormatException broken)
        {
            throw Broken(broken.Reason);
        }
    }

    private ManifestSource Source(JsonObject json) =>
        new(Text(json, "name"), Text(json, "sha256"), Number(json, "size"), Text(json, "layout"), json["pexVersion"]?.AsString, json["prelude"]?.AsString,
            json["compressed"] is not JsonBoolean { Value: false });

    private ManifestPatches Patches(JsonObject json)
    {
        if (json["patches"] is not JsonObject patches)
            return ManifestPatches.None;
        return new ManifestPatches(
            [.. Array(patches, "files").Select(item => item as JsonObject ?? throw Broken(FolderReasons.NotAnObject("patches")))
                .Select(file => (Text(file, "name"), Text(file, "sha256")))],
            Array(patches, "paths").Select(path => path.AsString ?? throw Broken(FolderReasons.PathNotAString("patches"))));
    }

    private List<ManifestFile> Files(JsonObject json)
    {
        var files = new List<ManifestFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in Array(json, "files"))
        {
            var file = item as JsonObject ?? throw Broken(FolderReasons.NotAnObject("files"));
            var path = Text(file, "path");
            if (!IsInside(path) || !seen.Add(path))
                throw Broken(FolderReasons.PathOutsideOrTwice(path));
            files.Add(
                new ManifestFile(path, Text(file, "sha256"), Number(file, "size"), file["executable"] is JsonBoolean { Value: true }, Text(file, "origin")));
        }

        return files;
    }

    private static bool IsInside(string path) =>
        path.Length is > 0 and <= LongestPath && path[0] != '/' && path.IndexOf('\\') < 0 && path.IndexOf('\0') < 0 && !Path.IsPathRooted(path)
        && path.Split('/').All(part => part is not ("" or "." or "..") && System.Text.Encoding.UTF8.GetByteCount(part) <= LongestName);

    private string Text(JsonObject json, string key) => json[key]?.AsString ?? throw Broken(FolderReasons.KeyMissing(key));

    private long Number(JsonObject json, string key) =>
        json[key] is JsonNumber number && number.TryGetInt64(out var value) ? value : throw Broken(FolderReasons.KeyMissing(key));

    private JsonArray Array(JsonObject json, string key) => json[key] as JsonArray ?? throw Broken(FolderReasons.KeyMissing(key));

    private JsonObject Object(JsonObject json, string key) => json[key] as JsonObject ?? throw Broken(FolderReasons.KeyMissing(key));

    private PexException Broken(VerbatimText problem) => PexErrors.ManifestBroken.Error(_folder, problem);
}
