using PexBuild.Json;
using PexBuild.Packaging;

namespace PexBuild.Startup;

/// <summary>
/// The compiled form of markers: true, false, or a list whose first item is its kind. Python evaluates it at each start
/// (<c>Runtime/_pexbuild/resolve.py</c>) without knowledge of PEP 440 or PEP 508.
/// </summary>
internal static class MarkerCode
{
    public static JsonValue Always => true;

    public static JsonValue Never => false;

    public static JsonValue Extra(string name) => new JsonArray("extra", ProjectName.Normalize(name));

    public static JsonValue Compare(string @operator, MarkerOperand left, MarkerOperand right) =>
        new JsonArray("compare", @operator, Operand(left), Operand(right));

    public static JsonValue Version(string variable, IntervalSet<PythonVersionKey> versions)
    {
        if (versions.IsAll)
            return Always;
        return versions.IsEmpty ? Never : new JsonArray("version", variable, Intervals(versions));
    }

    public static JsonArray Intervals(IntervalSet<PythonVersionKey> versions) =>
        new(versions.Intervals.Select(interval => new JsonArray(Key(interval.Low), Key(interval.High))));

    public static JsonValue And(IEnumerable<JsonValue> parts) => Join("and", parts, neutral: Always, deciding: Never);

    public static JsonValue Or(IEnumerable<JsonValue> parts) => Join("or", parts, neutral: Never, deciding: Always);

    public static JsonValue Not(JsonValue part)
    {
        if (part is JsonBoolean boolean)
            return !boolean.Value;
        return part is JsonArray { Count: 2 } code && code[0].AsString == "not" ? code[1] : new JsonArray("not", part);
    }

    private static JsonValue Join(string kind, IEnumerable<JsonValue> parts, JsonValue neutral, JsonValue deciding)
    {
        var kept = parts.Where(part => !part.Equals(neutral)).ToList();
        if (kept.Contains(deciding))
            return deciding;
        return kept.Count switch
        {
            0 => neutral,
            1 => kept[0],
            _ => new JsonArray(kept.Prepend(kind)),
        };
    }

    private static JsonObject Operand(MarkerOperand operand) =>
        operand.Variable is { } name ? new JsonObject(("name", name)) : new JsonObject(("text", operand.Text));

    private static JsonValue Key(PythonVersionKey? key) => key is not { } place
        ? JsonValue.Null
        : new JsonArray((long)place.Major, (long)place.Minor, (long)place.Micro, place.Phase, (long)place.Serial);
}
