using System.Text;
using PexBuild.Json;
using PexBuild.Packaging;
using PexBuild.Pex;

namespace PexBuild.Tool.Verbs;

/// <summary>Formats a description of a PEX as text and JSON.</summary>
internal sealed class InfoReport
{
    private const int Schema = 1;
    private const string Anything = "any";

    private readonly PexFile _pex;

    public InfoReport(PexFile pex) => _pex = pex;

    private PexInfo Info => _pex.Info;

    public JsonObject ToJson() => new(
    [
        ("schema", Schema),
        ("path", Path.GetFullPath(_pex.Path)),
        ("layout", Describe.Layout(_pex.Layout)),
        ("native", _pex.IsNative),
        ("pexVersion", _pex.PexVersion),
        ("shebang", _pex.Shebang),
        .. Describe.EntryPoint(_pex.EntryPoint),
        ("interpreterConstraints", Describe.Texts(Info.InterpreterConstraints)),
        ("requirements", Describe.Texts(Info.Requirements)),
        ("pythons", Describe.Texts(Pythons())),
        ("platforms", Describe.Texts(Platforms())),
        ("requiresPython", Describe.Texts(RequiresPython())),
        ("distributions", new JsonArray(_pex.Distributions.Select(d => (JsonValue)ToJson(d)))),
        ("settings", new JsonObject([.. Settings().Select(s => (s.Key, (JsonValue)s.Value))])),
        ("fileSize", _pex.Length),
        ("files", _pex.FileCount),
        ("bytes", _pex.UnpackedLength),
        ("sha256", _pex.Sha256),
        ("unpackedFrom",
            _pex.Manifest is { } manifest
                ? new JsonObject(("pex", manifest.Source.Name), ("sha256", manifest.Source.Sha256), ("tool", manifest.ToolVersion))
                : (string?)null),
        ("warnings", Describe.Warnings(_pex.Warnings)),
    ]);

    public string ToText()
    {
        var text = new StringBuilder(Describe.Text(_pex.Path)).Append('\n');
        Row(text, "layout", LayoutText());
        Row(text, "size", SizeText());
        Row(text, "pex version", _pex.PexVersion ?? "not recorded (up to 1.6.3)");
        Row(text, "starts", Describe.Start(_pex.EntryPoint));
        Row(text, "shebang", _pex.Shebang ?? "none");
        Row(text, "pythons", Info.InterpreterConstraints.Count == 0 ? "no constraints" : string.Join(" or ", Info.InterpreterConstraints));
        Row(text, "wheels for", string.Join(", ", Pythons()) is { Length: > 0 } pythons ? $"{pythons} on {string.Join(", ", Platforms())}" : Anything);
        if (RequiresPython().ToArray() is { Length: > 0 } required)
            Row(text, "requires", "Python " + string.Join("; ", required));
        var settings = Settings().Select(s => $"{s.Key}: {Flat(s.Value)}").ToArray();
        if (settings.Length > 0)
            Row(text, "settings", string.Join(", ", settings));
        if (_pex.Manifest is { } manifest)
            Row(text, "made from", $"{manifest.Source.Name} by PexBuild {manifest.ToolVersion}");
        Row(text, "sha256", _pex.Sha256);
        Row(text, "holds", _pex.Distributions.Count switch { 0 => "no distributions", 1 => "1 distribution", var n => n + " distributions" });
        AppendDistributions(text);
        return text.ToString();
    }

    private void AppendDistributions(StringBuilder text)
    {
        var names = _pex.Distributions.Select(d => Describe.Text(d.ProjectName + " " + d.Version)).ToArray();
        var width = names.Length == 0 ? 0 : Math.Min(40, names.Max(name => name.Length));
        foreach (var (name, distribution) in names.Zip(_pex.Distributions))
            text.Append("    ").Append(name.PadRight(width)).Append("  ").Append(Describe.Text(TagsText(distribution))).Append('\n');
    }

    private static void Row(StringBuilder text, string name, string value) =>
        text.Append("  ").Append(name.PadRight(13)).Append(Describe.Text(value)).Append('\n');

    private string LayoutText() => _pex.Layout switch
    {
        PexLayout.Zipapp => "zipapp, one file",
        PexLayout.Packed => "packed, a folder of zip files",
        PexLayout.Loose => "loose, a folder of plain files",
        _ => "unpacked, a folder that dotnet pex made",
    } + (_pex.IsNative ? ", with pex's native runtime" : "");

    private string SizeText() => _pex.Layout is PexLayout.Zipapp or PexLayout.Packed
        ? $"{Describe.Size(_pex.Length)}; unpacked {_pex.FileCount} files, {Describe.Size(_pex.UnpackedLength)}"
        : $"{_pex.FileCount} files, {Describe.Size(_pex.UnpackedLength)}";

    /// <summary>The Python tags of the wheels; for each project, at least one wheel must be compatible.</summary>
    private IEnumerable<string> Pythons() => Tags(tag => tag.Python);

    private IEnumerable<string> Platforms() => Tags(tag => tag.Platform);

    private IEnumerable<string> Tags(Func<WheelTag, string> part) =>
        _pex.Distributions.SelectMany(d => d.Tags ?? []).Select(part).Distinct().Order(StringComparer.Ordinal);

    private IEnumerable<string> RequiresPython() =>
        _pex.Distributions.Select(d => d.RequiresPython).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    private static string TagsText(PexDistribution distribution) =>
        distribution.Tags is { Count: > 0 } tags ? string.Join(" ", tags) : distribution.FileName;

    /// <summary>The PEX-INFO settings that change how the program runs, without those that have their default value.</summary>
    private IEnumerable<KeyValuePair<string, JsonValue>> Settings() =>
        InfoSettings.Shown.Where(key => Info.Json[key] is { } value && !InfoSettings.IsDefault(key, value))
            .Select(key => new KeyValuePair<string, JsonValue>(key, Info.Json[key]!));

    private static string Flat(JsonValue value) => JsonWriter.ToText(value, JsonLayout.Compact).Trim('"');

    private static JsonObject ToJson(PexDistribution d) => new(
        ("name", d.ProjectName),
        ("version", d.Version),
        ("path", d.Path),
        ("kind", d.Kind.ToString().ToLowerInvariant()),
        ("tags", d.Tags is { } tags ? Describe.Texts(tags.Select(tag => tag.ToString())) : (string?)null),
        ("requiresPython", d.RequiresPython),
        ("requires", Describe.Texts(d.RequiresDist)),
        ("hash", d.Hash));
}
