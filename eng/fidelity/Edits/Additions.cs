using System.Text.Json.Nodes;
using PexBuild.Fidelity.Checks;
using PexBuild.Fidelity.Running;

namespace PexBuild.Fidelity.Edits;

/// <summary>Adds new files to an unpacked folder and changes a setting; the next run must show all of it.</summary>
internal static class Additions
{
    public const string Column = "added";
    public const string Meaning = "a new file in a distribution, a distribution added to .deps, and an edited setting in PEX-INFO show, PEX_ROOT warm";

    private const string NewDistribution = "fidelity_added-1.0-py2.py3-none-any.whl";
    private const string ModuleOfNewDistribution = "fidelity_added";
    private const string NewModule = "fidelity_new";
    private const string NewVariable = "FIDELITY_INJECTED";

    public static IEnumerable<Difference> Compare(Trial trial)
    {
        var deps = Path.Combine(trial.Folder.Folder, ".deps");
        var expected = new List<string> { ModuleOfNewDistribution };
        if (DistributionInUse(trial) is { } distribution)
        {
            File.WriteAllText(Path.Combine(deps, distribution, NewModule + ".py"), "");
            expected.Add(NewModule);
        }
        Directory.CreateDirectory(Path.Combine(deps, NewDistribution));
        File.WriteAllText(Path.Combine(deps, NewDistribution, ModuleOfNewDistribution + ".py"), "");
        Set(Path.Combine(trial.Folder.Folder, "PEX-INFO"));

        trial.Reference.Original.Warm();
        var run = trial.Folder.Observe([trial.Python.Executable, trial.Folder.Folder], Scenarios.Probe, trial.Reference.Original.WarmRoot);
        var importable = run.Probe?["importable"]?.AsObject() ?? [];
        var missing = expected.Where(module => !importable.ContainsKey(module)).ToList();
        if (!IsSettingSeen(trial, run, importable))
            missing.Add("the edited setting");
        return missing.Select(what => new Difference(what, "shows", run.Probe is null ? Check.Explained(run) : "does not show"));
    }

    /// <summary>A distribution that the program imports from; incompatible distributions are not on sys.path.</summary>
    private static string? DistributionInUse(Trial trial)
    {
        var (_, folder) = trial.Observe(Scenarios.Probe);
        return (folder.Probe?["importable"]?.AsObject() ?? [])
            .Select(module => folder.Places.Locate(module.Value!.GetValue<string>()))
            .Where(place => place is { Kind: PlaceKind.Distribution, Path: "" })
            .Select(place => place.Name)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>Enables PYTHONPATH, a setting that every pex version has; a venv still ignores it, but injects a variable.</summary>
    private static void Set(string pexInfo)
    {
        var info = JsonNode.Parse(File.ReadAllText(pexInfo))!;
        info["inherit_path"] = "fallback";
        info["inject_env"] = new JsonObject { [NewVariable] = "1" };
        File.WriteAllText(pexInfo, info.ToJsonString());
    }

    private static bool IsSettingSeen(Trial trial, Observation run, JsonObject importable) => trial.Reference.Pex.Facts.IsVenv
        ? run.Probe?["environment"]?[NewVariable] is not null
        : importable.ContainsKey(Bench.DecoyModule);
}
