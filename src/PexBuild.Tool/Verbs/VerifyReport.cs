using System.Text;
using PexBuild.Hashes;
using PexBuild.Json;
using PexBuild.Pex;
using PexBuild.Verifying;

namespace PexBuild.Tool.Verbs;

/// <summary>Formats the result of <c>verify</c> as text and JSON.</summary>
internal sealed class VerifyReport
{
    private const int Schema = 1;

    private readonly PexFile _pex;
    private readonly PexVerification _verification;

    public VerifyReport(PexFile pex, PexVerification verification)
    {
        _pex = pex;
        _verification = verification;
    }

    public JsonObject ToJson() => new(
        ("schema", Schema),
        ("path", Path.GetFullPath(_pex.Path)),
        ("sound", _verification.Problems.Count == 0),
        ("checks", new JsonArray(_verification.Checks.Select(check => (JsonValue)ToJson(check)))),
        ("edits", new JsonArray(_verification.Edits.Select(edit => (JsonValue)EditReport.ToJson(edit)))),
        ("source", _verification.Source is { } source ? Path.GetFullPath(source) : null),
        ("problems", Describe.Warnings(_verification.Problems)),
        ("warnings", Describe.Warnings(_pex.Warnings)));

    public string ToText()
    {
        var text = new StringBuilder(Describe.Text(_pex.Path)).Append(": ");
        var problems = _verification.Problems.Count;
        text.Append(problems switch { 0 => "all well", 1 => "1 problem", _ => problems + " problems" }).Append('\n');
        foreach (var check in _verification.Checks.Where(check => check.Kind is HashKind.Code or HashKind.Bootstrap or HashKind.Pex))
            Row(text, check.Subject, Describe.Text(State(check)));
        Count(text, "distributions", HashKind.Distribution);
        Count(text, "RECORD files", HashKind.Record);
        foreach (var check in _verification.Checks.Where(check => check.Kind is HashKind.Distribution or HashKind.Record && check.State is not HashState.Right))
            text.Append("    ").Append(Describe.Text(check.Subject + ": " + State(check))).Append('\n');
        if (_pex.Manifest is { } manifest)
            AppendFolder(text, manifest.Source.Name);
        return text.ToString();
    }

    private void AppendFolder(StringBuilder text, string source)
    {
        Row(text, "source",
            _verification.Source is { } found
                ? Describe.Place(found)
                : Describe.Text(source) + " is not beside the folder, so the manifest was not held against it (--from names it)");
        Row(text, "edits", _verification.Edits.Count == 0 ? "none" : "");
        foreach (var edit in _verification.Edits)
            text.Append("    ").Append(EditReport.Line(edit));
    }

    private void Count(StringBuilder text, string name, HashKind kind)
    {
        var checks = _verification.Checks.Where(check => check.Kind == kind).ToArray();
        if (checks.Length > 0)
            Row(text, name, $"{checks.Count(check => check.State == HashState.Right)} of {checks.Length} right");
    }

    private static string State(HashCheck check) => check.State switch
    {
        HashState.Right => "right",
        HashState.Wrong =>
            check.Kind == HashKind.Record ? "WRONG for " + string.Join(", ", check.Files) : $"WRONG: it is {check.Actual}, recorded is {check.Recorded}",
        HashState.Edited => "edited since it was unpacked",
        _ => "cannot be verified: " + check.Reason,
    };

    private static void Row(StringBuilder text, string name, string value) =>
        text.Append(("  " + name.PadRight(16) + value).TrimEnd()).Append('\n');

    private static string Word<T>(T value) where T : struct, Enum => value.ToString() is var word ? char.ToLowerInvariant(word[0]) + word[1..] : "";

    private static JsonObject ToJson(HashCheck check) => new(
        ("kind", Word(check.Kind)),
        ("subject", check.Subject),
        ("state", Word(check.State)),
        ("recorded", check.Recorded),
        ("actual", check.Actual),
        ("reason", check.Reason),
        ("files", Describe.Texts(check.Files)));
}
