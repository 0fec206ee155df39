using System.Text;
using PexBuild.Comparing;
using PexBuild.Json;
using PexBuild.Pex;

namespace PexBuild.Tool.Verbs;

/// <summary>Formats the differences between two PEX files as text and JSON.</summary>
internal sealed class ComparisonReport
{
    private const int Schema = 1;

    private readonly PexComparison _comparison;
    private readonly IReadOnlyList<FileChange> _files;

    /// <param name="comparison">The comparison to show.</param>
    /// <param name="files">The requested files.</param>
    public ComparisonReport(PexComparison comparison, IReadOnlyList<FileChange> files)
    {
        _comparison = comparison;
        _files = files;
    }

    public JsonObject ToJson() => new(
        ("schema", Schema),
        ("old", Path.GetFullPath(_comparison.Old.Path)),
        ("new", Path.GetFullPath(_comparison.New.Path)),
        ("same", _comparison.AreSame),
        ("distributions", new JsonArray(_comparison.Distributions.Select(change => (JsonValue)new JsonObject(
            ("kind", Word(change.Kind)),
            ("name", change.ProjectName),
            ("old", ToJson(change.Old)),
            ("new", ToJson(change.New)))))),
        ("info", new JsonArray(_comparison.Info.Select(change => (JsonValue)new JsonObject(
            ("key", change.Key),
            ("old", change.OldValue ?? JsonValue.Null),
            ("new", change.NewValue ?? JsonValue.Null))))),
        ("files", new JsonArray(_files.Select(change => (JsonValue)new JsonObject(
            ("kind", Word(change.Kind)),
            ("path", change.Path),
            ("oldPath", change.Old?.Path),
            ("oldSize", change.Old is { } old ? old.Length : JsonValue.Null),
            ("newSize", change.New is { } current ? current.Length : JsonValue.Null),
            ("modeOnly", change.IsModeOnly))))));

    public string ToText()
    {
        if (_comparison.AreSame)
            return "";
        var text = new StringBuilder().Append(Describe.Place(_comparison.Old.Path)).Append(" -> ").Append(Describe.Place(_comparison.New.Path)).Append('\n');
        if (_comparison.Distributions.Count > 0)
            text.Append("  distributions\n");
        foreach (var change in _comparison.Distributions)
            Row(text, change.Kind, change.ProjectName + " " + Versions(change));
        AppendInfo(text);
        AppendFiles(text);
        return text.ToString();
    }

    private void AppendInfo(StringBuilder text)
    {
        if (_comparison.Info.Count == 0)
            return;
        text.Append("  PEX-INFO\n");
        foreach (var change in _comparison.Info.Where(change => !change.IsHash))
            text.Append("    ").Append(Describe.Text($"{change.Key}: {change.Old?.ToString() ?? "absent"} -> {change.New?.ToString() ?? "absent"}"))
                .Append('\n');
        var hashes = _comparison.Info.Where(change => change.IsHash).Select(change => change.Key).ToArray();
        if (hashes.Length > 0)
            text.Append("    hashes: ").AppendJoin(", ", hashes).Append('\n');
    }

    /// <summary>Lists files, except those of distributions that were added or removed as a whole.</summary>
    private void AppendFiles(StringBuilder text)
    {
        var whole = _comparison.Distributions.Where(change => change.Kind != ChangeKind.Changed).Select(change => (change.New ?? change.Old)!.Path + "/")
            .ToArray();
        var files = _files.Where(file => file.Path != PexInfo.FileName && !whole.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)))
            .ToArray();
        if (files.Length > 0)
            text.Append("  files\n");
        foreach (var file in files)
            Row(text, file.Kind, file.Path + (file.IsModeOnly ? " (execute bits)" : ""));
    }

    private static string Versions(DistributionChange change) => change switch
    {
        { Old: null } => change.New!.Version,
        { New: null } => change.Old.Version,
        _ when change.Old.Version != change.New.Version => change.Old.Version + " -> " + change.New.Version,
        _ when change.Old.FileName != change.New.FileName => change.New.Version + " (" + change.Old.FileName + " -> " + change.New.FileName + ")",
        _ => change.New.Version,
    };

    private static void Row(StringBuilder text, ChangeKind kind, string what) =>
        text.Append("    ").Append(Word(kind).PadRight(8)).Append(' ').Append(Describe.Text(what)).Append('\n');

    private static string Word(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    private static JsonValue ToJson(PexDistribution? distribution) =>
        distribution is null ? JsonValue.Null : new JsonObject(("version", distribution.Version), ("path", distribution.Path));
}
