using System.Text;
using PexBuild.Edits;
using PexBuild.Json;

namespace PexBuild.Tool.Verbs;

/// <summary>Formats the edits of a folder as text and JSON.</summary>
internal sealed class EditReport
{
    private const int Schema = 1;

    private readonly UnpackedFolder _folder;
    private readonly IReadOnlyList<FolderEdit> _edits;

    public EditReport(UnpackedFolder folder, IReadOnlyList<FolderEdit> edits)
    {
        _folder = folder;
        _edits = edits;
    }

    /// <summary>The JSON document, to which a verb may add its own members.</summary>
    public JsonObject ToJson(params (string Name, JsonValue Value)[] more) => new(
    [
        ("schema", Schema),
        ("folder", _folder.Path),
        ("source", new JsonObject(("name", _folder.Manifest.Source.Name), ("sha256", _folder.Manifest.Source.Sha256))),
        ("edits", new JsonArray(_edits.Select(edit => (JsonValue)ToJson(edit)))),
        .. more,
    ]);

    public string ToText() => string.Concat(_edits.Select(Line));

    public static JsonObject ToJson(FolderEdit edit, params (string Name, JsonValue Value)[] more) => new(
    [
        ("kind", Kind(edit.Kind)),
        ("path", edit.Path),
        ("from", edit.From),
        ("modeChanged", edit.IsModeChanged),
        .. more,
    ]);

    public static string Line(FolderEdit edit)
    {
        var line = new StringBuilder(Kind(edit.Kind).PadRight(9));
        if (edit.From is not null)
            line.Append(Describe.Text(edit.From)).Append(" -> ");
        line.Append(Describe.Text(edit.Path));
        if (edit.IsModeChanged && edit.Kind != EditKind.ModeChanged)
            line.Append(" (and its mode)");
        return line.Append('\n').ToString();
    }

    private static string Kind(EditKind kind) => kind == EditKind.ModeChanged ? "mode" : kind.ToString().ToLowerInvariant();
}
