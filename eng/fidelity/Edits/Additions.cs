using System.Text.Json.Nodes;
using PexBuild.Fidelity.Checks;
using PexBuild.Fidelity.Running;

namespace PexBuild.Fidelity.Edits;

/// <summary>Adds to an unpacked folder what it did not have, and changes a setting; the next run must show all of it.</summary>
internal static class Additions
{
    public const string Column = "added";
    public const string Meaning = "a new file in a distribution, a distribution added to .deps, and an edited setting in PEX-INFO show, PEX_ROOT warm";

    private const string NewDistribution = "fidelity_added-1.0-py2.py3-none-any.whl";
    private const string ModuleOfNewDistribution = "fidelity_added";
    private const string NewModule = "fidelity_new";

    public static IEnumerable<Difference> Compare(Trial trial)
    {
        var deps = Path.Combine(trial.Folder.Folder, ".deps");
        var expected = new List<string> { ModuleOfNewDistribution, Bench.DecoyModule };
        if (DistributionInUse(trial) is { } distribution)
        {
            File.WriteAllText(Path.Combine(deps, distribution, NewModule + ".py"), "");
            expected.Add(NewModule);
        }
        Directory.CreateDirectory(Path.Combine(deps, NewDistribution));
        File.WriteAllText(Path.Combine(deps, NewDistribution, ModuleOfNewDistribution + ".py"), "");
        InheritPath(Path.Combine(trial.Folder.Folder, "PEX-INFO"));

        trial.Reference.Original.Warm();
        var run = trial.Folder.Observe([trial.Python.Executable, trial.Folder.Folder], Scenarios.Probe, trial.Reference.Original.WarmRoot);
        var importable = run.Probe?["importable"]?.AsObject() ?? [];
        return expected.Where(module => !importable.ContainsKey(module))
            .Select(module => new Difference($"{module} is importable", "yes", run.Probe is null ? Check.Explained(run) : "no"));
    }

    /// <summary>A distribution that the program imports from; one that does not fit this Python is not on sys.path.</summary>
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

    /// <summary>PYTHONPATH counts from now on: a setting that every version of pex has.</summary>
    private static void InheritPath(string pexInfo)
    {
        var info = JsonNode.Parse(File.ReadAllText(pexInfo))!;
        info["inherit_path"] = "fallback";
        File.WriteAllText(pexInfo, info.ToJsonString());
    }
}
