using PexBuild.Json;
using PexBuild.Packaging;

namespace PexBuild.Startup;

/// <summary>Compiles markers (PEP 508) to match their evaluation by packaging, which pex vendors.</summary>
internal static class MarkerCompiler
{
    private const string Extra = "extra";

    /// <summary>The variables that are Python versions, with the number of components of their values.</summary>
    private static readonly Dictionary<string, int> s_versionVariables = new(StringComparer.Ordinal)
    {
        ["python_version"] = 2,
        ["python_full_version"] = 3,
        ["implementation_version"] = 3,
    };

    /// <summary>Compiles a marker; the result is true if there is none.</summary>
    public static JsonValue Compile(Marker? marker) => marker switch
    {
        null => MarkerCode.Always,
        MarkerGroup { IsAnd: true } group => MarkerCode.And(group.Parts.Select(Compile)),
        MarkerGroup group => MarkerCode.Or(group.Parts.Select(Compile)),
        _ => Compile((MarkerComparison)marker),
    };

    private static JsonValue Compile(MarkerComparison comparison)
    {
        var (left, @operator, right) = (comparison.Left, comparison.Operator, comparison.Right);
        if (left.Variable == Extra && right.Text is { } asked)
            return CompileExtra(@operator, asked);
        if (right.Variable == Extra && left.Text is { } name)
            return CompileExtra(@operator, name);
        if (left.Variable is { } variable && s_versionVariables.ContainsKey(variable) && Clause(@operator, right.Text) is { } clause)
            return MarkerCode.Version(variable, PythonVersionLowering.Lower(clause));
        if (right.Variable is { } bound && s_versionVariables.TryGetValue(bound, out var length) && IsOrdering(@operator) && left.Text is { } text)
            return MarkerCode.Version(bound, ReversedVersions.Compute(text, @operator, length));

        // Not versions: packaging compares the strings, and defines no string comparison for "~=".
        return @operator == "~=" ? MarkerCode.Never : MarkerCode.Compare(@operator == "===" ? "==" : @operator, left, right);
    }

    /// <summary>The version clause if the marker compares versions; otherwise packaging compares strings.</summary>
    private static VersionClause? Clause(string @operator, string? text) =>
        text is not null && IsOrdering(@operator) && VersionClause.TryCreate(@operator, text.Trim()) is { IsLegacy: false } clause ? clause : null;

    private static bool IsOrdering(string @operator) => @operator is not ("in" or "not in" or "===");

    private static JsonValue CompileExtra(string @operator, string text) => @operator switch
    {
        "==" or "===" => MarkerCode.Extra(text),
        "!=" => MarkerCode.Not(MarkerCode.Extra(text)),
        "in" => AnyExtra(text),
        "not in" => MarkerCode.Not(AnyExtra(text)),
        _ => MarkerCode.Never,
    };

    /// <summary>Compiles <c>extra in "a, b"</c>.</summary>
    private static JsonValue AnyExtra(string list) =>
        MarkerCode.Or(list.Split([' ', ',', ';', '|'], StringSplitOptions.RemoveEmptyEntries).Select(MarkerCode.Extra));
}
