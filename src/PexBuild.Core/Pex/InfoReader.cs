using PexBuild.Diagnostics;
using PexBuild.Json;

namespace PexBuild.Pex;

/// <summary>Reads the values of PEX-INFO as every generation of pex wrote them, and rejects other types.</summary>
internal sealed class InfoReader
{
    private readonly JsonObject _json;
    private readonly string _origin;

    public InfoReader(JsonObject json, string origin)
    {
        _json = json;
        _origin = origin;
    }

    public string? Text(string key) => Find(key) is { } value ? value.AsString ?? throw Wrong(key, InfoReasons.Text) : null;

    public bool Flag(string key, bool absent) => Find(key) switch
    {
        null => absent,
        JsonBoolean flag => flag.Value,
        _ => throw Wrong(key, InfoReasons.Flag),
    };

    public JsonObject? Object(string key) => Find(key) is { } value ? value as JsonObject ?? throw Wrong(key, InfoReasons.Object) : null;

    public IReadOnlyList<string> Texts(string key) =>
        Find(key) is { } value ? Items(key, value).Select(item => item.AsString ?? throw Wrong(key, InfoReasons.ListOfStrings)).ToArray() : [];

    public IReadOnlyList<KeyValuePair<string, string>> TextByName(string key) =>
        Object(key)?.Select(member => new KeyValuePair<string,
            string>(member.Key, member.Value.AsString ?? throw Wrong(key, InfoReasons.ObjectOfStrings))).ToArray()
            ?? [];

    /// <summary>Reads the distributions, the only object that no release writes as null.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Distributions()
    {
        const string Key = "distributions";
        return _json.TryGetValue(Key, out var value) && value.IsNull ? throw Wrong(Key, InfoReasons.ObjectOfStrings) : TextByName(Key);
    }

    /// <summary>Reads a list of requirements. pex 0.8 wrote some as <c>[requirement, repository, …]</c>; only the requirement is used.</summary>
    public IReadOnlyList<string> Requirements(string key) =>
        Find(key) is { } value
            ? Items(key, value).Select(
                item => (item is JsonArray { Count: > 0 } list ? list[0] : item).AsString ?? throw Wrong(key, InfoReasons.ListOfStrings)).ToArray()
            : [];

    /// <summary>Reads a value that was a boolean up to pex 1.2 and is a word since 1.3.0.</summary>
    public InheritPath InheritPath(string key) => Find(key) switch
    {
        null => Pex.InheritPath.False,
        JsonBoolean flag => flag.Value ? Pex.InheritPath.Prefer : Pex.InheritPath.False,
        JsonString { Value: "false" } => Pex.InheritPath.False,
        JsonString { Value: "prefer" } => Pex.InheritPath.Prefer,
        JsonString { Value: "fallback" } => Pex.InheritPath.Fallback,
        _ => throw Wrong(key, InfoReasons.InheritPath),
    };

    /// <summary>Reads the list that exists since 2.1.105, or, if it is empty, the <c>:</c>-separated string that exists since 1.2.12.</summary>
    public IReadOnlyList<string> PexPaths() => Texts("pex_paths") is { Count: > 0 } paths
        ? paths
        : Text("pex_path")?.Split([':'], StringSplitOptions.RemoveEmptyEntries) ?? [];

    private JsonArray Items(string key, JsonValue value) => value as JsonArray ?? throw Wrong(key, InfoReasons.ListOfStrings);

    private JsonValue? Find(string key) => _json.TryGetValue(key, out var value) && !value.IsNull ? value : null;

    private PexException Wrong(string key, VerbatimText expected) => PexErrors.InfoKeyBroken.Error(_origin, key, expected);
}
