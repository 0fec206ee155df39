using System.Text.Json.Nodes;
using PexBuild.Fidelity.Running;

namespace PexBuild.Fidelity.Checks;

/// <summary>Compares what two runs show, after their paths were replaced by place names.</summary>
internal static class Comparison
{
    private const string Missing = "(missing)";

    public static IEnumerable<Difference> Find(string what, string original, string folder)
    {
        if (original != folder)
            yield return new Difference(what, original, folder);
    }

    /// <summary>Compares the chosen fields of two reports; a field that both lack is not a difference.</summary>
    public static IEnumerable<Difference> Fields(string what, Side original, Side folder, Func<string, bool> chosen) =>
        Lack(what, original, folder)
        ?? Keys(original, folder).Where(chosen).SelectMany(key => Find($"{what} {key}", original.Text(key), folder.Text(key)));

    /// <summary>Compares fields that name files: they must name the same file of the same distribution.</summary>
    public static IEnumerable<Difference> Files(string what, Side original, Side folder, Func<string, bool> chosen)
    {
        if (Lack(what, original, folder) is { } lack)
            return lack;
        return Keys(original, folder).Where(chosen).SelectMany(key => File($"{what} {key}", original, folder, key));
    }

    private static IEnumerable<Difference> File(string what, Side original, Side folder, string key) =>
        original.Place(key) is { } expected && folder.Place(key) is { } place
            ? expected.IsSame(place) ? [] : [new Difference(what, expected.ToString(), place.ToString())]
            : Find(what, original.Text(key), folder.Text(key));

    /// <summary>Compares sys.argv of two reports; the first items may name the same file by different paths.</summary>
    public static IEnumerable<Difference> CommandLines(string what, Side original, Side folder, string key)
    {
        if (Lack(what, original, folder) is { } lack)
            return lack;
        var isSameFile = original.First(key) is { } expected && folder.First(key) is { } place && expected.IsSame(place);
        return isSameFile && original.Rest(key) == folder.Rest(key) ? [] : Find($"{what} {key}", original.Text(key), folder.Text(key));
    }

    private static IEnumerable<string> Keys(Side first, Side second) =>
        (first.Json ?? []).Select(field => field.Key).Union((second.Json ?? []).Select(field => field.Key)).Order(StringComparer.Ordinal);

    /// <summary>Returns one difference, not one for each field, if only one side has a report.</summary>
    private static Difference[]? Lack(string what, Side original, Side folder) => (original.Json, folder.Json) switch
    {
        (not null, null) => [new Difference(what, "a report", Missing)],
        (null, not null) => [new Difference(what, Missing, "a report")],
        _ => null,
    };

    /// <summary>One side's report, with the places of its run.</summary>
    internal sealed record Side(JsonObject? Json, Places Places)
    {
        public static Side Report(Observation run) => new(run.Report, run.Places);

        public static Side Probe(Observation run) => new(run.Probe, run.Places);

        /// <summary>An object inside the report.</summary>
        public Side Inner(string key) => new(Json?[key] as JsonObject, Places);

        public string Text(string key) => Json is null || !Json.TryGetPropertyValue(key, out var value) ? Missing : Text(value);

        public Place? Place(string key) => Place(Json?[key]);

        /// <summary>The file that the first item of a list names.</summary>
        public Place? First(string key) => Json?[key] is JsonArray { Count: > 0 } items ? Place(items[0]) : null;

        /// <summary>The other items of a list.</summary>
        public string Rest(string key) => Text(new JsonArray([.. (Json?[key] as JsonArray ?? []).Skip(1).Select(item => item?.DeepClone())]));

        private Place? Place(JsonNode? node) =>
            node is JsonValue value && value.TryGetValue<string>(out var path) && path.StartsWith('/') ? Places.Locate(path) : null;

        private string Text(JsonNode? value) => value switch
        {
            null => "null",
            JsonObject fields => "{" + string.Join(", ", fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}: {Text(f.Value)}")) + "}",
            JsonArray items => "[" + string.Join(", ", items.Select(Text)) + "]",
            JsonValue text when text.TryGetValue<string>(out var s) => Places.Text(s),
            _ => value.ToJsonString(),
        };
    }
}
