using PexBuild.Json;
using PexBuild.Packaging;

namespace PexBuild.Startup;

/// <summary>Applies PEX-INFO's <c>excluded</c> and <c>overridden</c> to the requirements of distributions (since pex 2.1.151 and 2.8.0).</summary>
internal sealed class DependencyRules
{
    /// <summary>Before this release an exclude removed every requirement of its project, whatever the versions (pex pull request 2409).</summary>
    private static readonly Pep440Version s_excludesByVersion = Pep440Version.Parse("2.4.0");

    private readonly IReadOnlyList<Requirement> _excluded;
    private readonly bool _excludesByName;
    private readonly ILookup<string, Requirement> _overrides;

    public DependencyRules(IReadOnlyList<Requirement> excluded, IReadOnlyList<(string Project, Requirement Requirement)> overrides, string? pexVersion)
    {
        _excluded = excluded;
        _overrides = overrides.ToLookup(row => row.Project, row => row.Requirement, StringComparer.Ordinal);
        _excludesByName = Pep440Version.TryParse(pexVersion, out var version) && version < s_excludesByVersion;
    }

    /// <summary>Reads <c>requirement</c> or <c>project=requirement</c>.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static (string Project, Requirement Requirement) ParseOverride(string text)
    {
        var cursor = new TextCursor(text);
        var project = cursor.ReadWhile(Ascii.IsNamePart);
        if (cursor.TryRead("="))
        {
            cursor.SkipBlanks();
            if (Ascii.IsLetterOrDigit(cursor.Peek()))
                return (ProjectName.Normalize(project), Requirement.Parse(text.Substring(cursor.Position)));
        }

        var requirement = Requirement.Parse(text);
        return (requirement.Project, requirement);
    }

    /// <summary>Whether pex ignores this requirement.</summary>
    public bool Excludes(Requirement requirement) => _excluded.Any(excluded => excluded.Project == requirement.Project &&
        (_excludesByName || VersionRanges.Includes(excluded.Specifiers, requirement.Specifiers)));

    /// <summary>
    /// Returns a distribution's requirement and its overrides, each with its compiled condition. An override applies if its own marker holds without
    /// any extra; then it replaces the requirement including its marker. If several apply, the first one wins (pex refuses to start).
    /// </summary>
    public IEnumerable<(Requirement Requirement, JsonValue Marker)> Apply(Requirement requirement)
    {
        var notReplaced = MarkerCode.Always;
        foreach (var replacement in _overrides[requirement.Project])
        {
            var applies = WithoutExtras(MarkerCompiler.Compile(replacement.Marker));
            yield return (replacement, MarkerCode.And([notReplaced, applies]));
            notReplaced = MarkerCode.And([notReplaced, MarkerCode.Not(applies)]);
        }

        yield return (requirement, MarkerCode.And([notReplaced, MarkerCompiler.Compile(requirement.Marker)]));
    }

    private static JsonValue WithoutExtras(JsonValue code)
    {
        if (code is not JsonArray parts)
            return code;
        return parts[0].AsString switch
        {
            "extra" => MarkerCode.Never,
            "and" => MarkerCode.And(parts.Skip(1).Select(WithoutExtras)),
            "or" => MarkerCode.Or(parts.Skip(1).Select(WithoutExtras)),
            "not" => MarkerCode.Not(WithoutExtras(parts[1])),
            _ => code,
        };
    }
}
