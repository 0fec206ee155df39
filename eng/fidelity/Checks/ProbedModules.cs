using System.Text.Json.Nodes;
using PexBuild.Fidelity.Running;

namespace PexBuild.Fidelity.Checks;

/// <summary>Compares what the probe saw of modules: those that can be imported, those that the entry point imported, and distributions.</summary>
internal static class ProbedModules
{
    public static IEnumerable<Difference> Compare(Trial trial, Observation original, Observation folder)
    {
        if (original.Probe is null)
            return [];
        if (folder.Probe is null)
            return [new Difference("probe: PEX_INTERPRETER", "runs", Check.Explained(folder))];
        var differences = Modules("probe: importable", Importable(original), Importable(folder))
            .Concat(Modules("probe: loaded", Loaded(original), Loaded(folder)));
        // importlib.metadata is there from Python 3.8 on, and some Pythons come with packages of their own.
        return trial.IsSamePython ? differences.Concat(Installed(original, folder)) : differences;
    }

    private static IEnumerable<Difference> Modules(string what, Dictionary<string, Place> original, Dictionary<string, Place> folder)
    {
        foreach (var name in original.Keys.Union(folder.Keys).Order(StringComparer.Ordinal))
        {
            var expected = original.TryGetValue(name, out var there) ? there : (Place?)null;
            var place = folder.TryGetValue(name, out var here) ? here : (Place?)null;
            if (expected is null || place is null || !expected.Value.IsSame(place.Value))
                yield return new Difference($"{what} {name}", expected?.ToString() ?? "-", place?.ToString() ?? "-");
        }
    }

    /// <summary>Top-level modules, apart from the standard library's and pex's own.</summary>
    private static Dictionary<string, Place> Importable(Observation run) => Places(run, "importable");

    /// <summary>Modules that were imported; with their files, so that one that came from elsewhere shows.</summary>
    private static Dictionary<string, Place> Loaded(Observation run) => Places(run, "loaded");

    private static Dictionary<string, Place> Places(Observation run, string field) => (run.Probe![field] as JsonObject ?? [])
        .Where(module => !IsOfMachinery(module.Key))
        .Select(module => (module.Key, Place: run.Places.Locate(module.Value!.GetValue<string>())))
        .Where(module => module.Place.IsOfPex || module.Place.Kind is PlaceKind.Host || module.Place.Path == Bench.DecoyPlaceholder)
        .ToDictionary(module => module.Key, module => module.Place);

    /// <summary>Modules that pex puts among the program's: entry scripts, and what reads PEX_EXTRA_SYS_PATH in a venv.</summary>
    private static bool IsOfMachinery(string name) => name is "__main__" or "__mp_main__" or "__pex__" or "PEX_EXTRA_SYS_PATH";

    private static IEnumerable<Difference> Installed(Observation original, Observation folder)
    {
        var expected = Names(original);
        var there = Names(folder);
        return expected.Except(there).Select(name => new Difference($"probe: installed {name}", "yes", "no"))
            .Concat(there.Except(expected).Select(name => new Difference($"probe: installed {name}", "no", "yes")));
    }

    private static IEnumerable<string> Names(Observation run) => (run.Probe!["installed"] as JsonArray ?? []).Select(name => name!.GetValue<string>());
}
