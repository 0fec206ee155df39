using PexBuild.Json;
using PexBuild.Packaging;

namespace PexBuild.Startup;

/// <summary>Evaluates compiled markers by the text of the contract, for an environment given as text.</summary>
internal static class MarkerEvaluator
{
    public static bool Holds(JsonValue code, IReadOnlyDictionary<string, string> environment, params string[] extras)
    {
        if (code is JsonBoolean boolean)
            return boolean.Value;
        var parts = (JsonArray)code;
        return parts[0].AsString switch
        {
            "and" => parts.Skip(1).All(part => Holds(part, environment, extras)),
            "or" => parts.Skip(1).Any(part => Holds(part, environment, extras)),
            "not" => !Holds(parts[1], environment, extras),
            "extra" => extras.Contains(parts[1].AsString),
            "version" => Within((JsonArray)parts[2], environment[parts[1].AsString!]),
            "compare" => Compare(parts[1].AsString!, Value(parts[2], environment), Value(parts[3], environment)),
            var kind => throw new InvalidOperationException($"No marker code: {kind}"),
        };
    }

    private static string Value(JsonValue operand, IReadOnlyDictionary<string, string> environment) =>
        ((JsonObject)operand)["text"]?.AsString ?? environment[((JsonObject)operand)["name"]!.AsString!];

    private static bool Compare(string @operator, string left, string right) => @operator switch
    {
        "in" => right.Contains(left, StringComparison.Ordinal),
        "not in" => !right.Contains(left, StringComparison.Ordinal),
        "==" => left == right,
        "!=" => left != right,
        "<" => string.CompareOrdinal(left, right) < 0,
        "<=" => string.CompareOrdinal(left, right) <= 0,
        ">" => string.CompareOrdinal(left, right) > 0,
        ">=" => string.CompareOrdinal(left, right) >= 0,
        _ => throw new InvalidOperationException($"No comparison: {@operator}"),
    };

    private static bool Within(JsonArray intervals, string text)
    {
        var version = Pep440Version.Parse(text);
        long[] key = [
            (long)version.ReleasePart(0), (long)version.ReleasePart(1), (long)version.ReleasePart(2), version.Pre?.Phase ?? 0, (long)(version.Pre?.Number ?? 0),
        ];
        return intervals.Cast<JsonArray>().Any(run => (run[0].IsNull || Order(run[0], key) <= 0) && (run[1].IsNull || Order(run[1], key) > 0));
    }

    private static int Order(JsonValue bound, long[] key)
    {
        var numbers = ((JsonArray)bound).Select(part => ((JsonNumber)part).TryGetInt64(out var number) ? number : throw new InvalidOperationException());
        return numbers.Zip(key, (left, right) => left.CompareTo(right)).FirstOrDefault(order => order != 0);
    }
}
