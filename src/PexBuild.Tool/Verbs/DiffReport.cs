using System.Text;
using PexBuild.Edits;
using PexBuild.Json;

namespace PexBuild.Tool.Verbs;

/// <summary>Formats the patches of a folder's edits as JSON.</summary>
internal sealed class DiffReport
{
    private const int Schema = 1;

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly UnpackedFolder _folder;
    private readonly IReadOnlyList<FileDiff> _files;

    public DiffReport(UnpackedFolder folder, IReadOnlyList<FileDiff> files)
    {
        _folder = folder;
        _files = files;
    }

    public JsonObject ToJson() => new(
        ("schema", Schema),
        ("folder", _folder.Path),
        ("source", new JsonObject(("name", _folder.Manifest.Source.Name), ("sha256", _folder.Manifest.Source.Sha256))),
        ("files",
            new JsonArray(_files.Select(
                file => (JsonValue)EditReport.ToJson(file.Edit, ("binary", file.IsBinary), ("added", file.Added), ("removed", file.Removed),
                    Patch(file.Patch))))));

    // A patch contains the raw bytes of files, which may not be UTF-8, while JSON must be.
    private static (string, JsonValue) Patch(byte[] patch)
    {
        try
        {
            return ("patch", s_strictUtf8.GetString(patch));
        }
        catch (DecoderFallbackException)
        {
            return ("patchBase64", Convert.ToBase64String(patch));
        }
    }
}
