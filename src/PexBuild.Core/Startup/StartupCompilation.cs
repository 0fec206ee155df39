using PexBuild.Diagnostics;
using PexBuild.Json;
using PexBuild.Packaging;

namespace PexBuild.Startup;

/// <summary>A single run of <see cref="StartupCompiler"/>.</summary>
internal sealed class StartupCompilation
{
    private readonly StartupSource _source;
    private readonly DependencyRules _rules;
    private readonly CandidateIndex _candidates;
    private readonly List<PexDiagnostic> _warnings = [];

    public StartupCompilation(StartupSource source)
    {
        _source = source;
        _rules = new DependencyRules(
            Read("excluded", source.Excluded, Requirement.Parse),
            Read("overridden", source.Overridden, DependencyRules.ParseOverride),
            source.PexVersion);
        _candidates = new CandidateIndex(source.Distributions);
    }

    public IReadOnlyList<PexDiagnostic> Warnings => _warnings;

    public JsonArray CompileConstraints() => new(Read("interpreter_constraints", _source.InterpreterConstraints, ReadConstraint).Select(Compile));

    public JsonArray CompileRoots() => new(Read("requirements", _source.Requirements, Requirement.Parse)
        .Where(requirement => !_rules.Excludes(requirement))
        .Select(requirement => Compile(requirement, MarkerCompiler.Compile(requirement.Marker))));

    public JsonArray CompileDistributions() => new(_source.Distributions.Select(Compile));

    private static InterpreterConstraint ReadConstraint(string text) =>
        InterpreterConstraint.TryParse(text, out var constraint) && IsPep440(constraint.Specifiers)
            ? constraint
            : throw new FormatException(DistributionReasons.NotAConstraint(text).Text);

    private static JsonObject Compile(InterpreterConstraint constraint)
    {
        var version = PythonVersionLowering.Lower(constraint.Specifiers);
        var members = new List<KeyValuePair<string, JsonValue>>
        {
            new("implementation", constraint.Implementation),
            new("version", version.IsAll ? JsonValue.Null : MarkerCode.Intervals(version)),
        };
        if (constraint.FreeThreaded is { } freeThreaded)
            members.Add(new("free_threaded", freeThreaded));
        return new JsonObject(members);
    }

    private JsonObject Compile(Requirement requirement, JsonValue marker) => new JsonObject(
        ("text", requirement.Text),
        ("project", requirement.Project),
        ("extras", JsonArray.FromStrings(requirement.Extras.Select(ProjectName.Normalize).Distinct(StringComparer.Ordinal))),
        ("candidates", new JsonArray(_candidates.Find(requirement).Select(index => JsonValue.FromInt64(index)))),
        ("marker", marker.Equals(MarkerCode.Always) ? JsonValue.Null : marker));

    private JsonObject Compile(StartupDistribution distribution) => new(
        ("folder", distribution.Folder),
        ("project", ProjectName.Normalize(distribution.Project)),
        ("version", distribution.Version),
        ("tags", Tags(distribution.Folder)),
        ("requires_python", RequiresPython(distribution)),
        ("requires_python_text", distribution.RequiresPython),
        ("paths", JsonArray.FromStrings(distribution.Paths)),
        ("metadata", Watched(distribution.Metadata)),
        ("wheel", Watched(distribution.Wheel)),
        ("requires", new JsonArray(distribution.RequiresDist.SelectMany(text => Requires(distribution, text)))));

    private IEnumerable<JsonValue> Requires(StartupDistribution distribution, string text)
    {
        Requirement requirement;
        try
        {
            requirement = Requirement.Parse(text);
        }
        catch (FormatException problem)
        {
            _warnings.Add(PexErrors.RequiresDistUnreadable.Warning(_source.Origin, distribution.Folder, DistributionReasons.Because(problem)));
            return [];
        }

        return from row in _rules.Apply(requirement)
               where !row.Marker.Equals(MarkerCode.Never) && !_rules.Excludes(row.Requirement)
               select Compile(row.Requirement, row.Marker);
    }

    /// <summary>A wheel file name without valid tags matches no Python (as in pex); a name without the wheel extension matches all.</summary>
    private static JsonValue Tags(string folder)
    {
        if (!WheelFileName.HasExtension(folder))
            return JsonValue.Null;
        return WheelFileName.TryParse(folder, out var name) ? JsonArray.FromStrings(name.Tags.Select(tag => tag.ToString())) : JsonArray.Empty;
    }

    private JsonValue RequiresPython(StartupDistribution distribution)
    {
        if (distribution.RequiresPython is not { } text)
            return JsonValue.Null;
        if (VersionSpecifierSet.TryParse(text, out var specifiers) && IsPep440(specifiers))
            return PythonVersionLowering.Lower(specifiers) is { IsAll: false } versions ? MarkerCode.Intervals(versions) : JsonValue.Null;
        _warnings.Add(PexErrors.RequiresPythonUnreadable.Warning(_source.Origin, distribution.Folder, text));
        return JsonValue.Null;
    }

    /// <summary>Whether the specifiers can be used to select Python versions; <c>&gt;=3.6.*</c> is accepted too.</summary>
    private static bool IsPep440(VersionSpecifierSet specifiers) =>
        specifiers.Clauses.All(clause => clause.Version is not null || clause.Operator == "===");

    private static JsonValue Watched(WatchedFile? file) => file is null ? JsonValue.Null : new JsonArray(file.Path, file.Crc32);

    private List<T> Read<T>(string key, JsonArray entries, Func<string, T> parse)
    {
        var values = new List<T>(entries.Count);
        foreach (var entry in entries)
        {
            var text = entry is JsonArray { Count: > 0 } list ? list[0].AsString : entry.AsString;
            if (text is null)
                throw PexErrors.InfoEntryUnreadable.Error(_source.Origin, key, DistributionReasons.NotAString(entry));
            try
            {
                values.Add(parse(text));
            }
            catch (FormatException problem)
            {
                throw PexErrors.InfoEntryUnreadable.Error(_source.Origin, key, DistributionReasons.Because(problem));
            }
        }

        return values;
    }
}
