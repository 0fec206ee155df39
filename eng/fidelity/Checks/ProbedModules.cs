using System.Text.Json.Nodes;
using PexBuild.Fidelity.Running;

namespace PexBuild.Fidelity.Checks;

/// <summary>Compares the modules that the probe found: importable modules, modules that the entry point imported, and distributions.</summary>
internal static class ProbedModules
{
    public static IEnumerable<Difference> Compare(Trial trial, Observation original, Observation folder)
    {
        if (original.Probe is null)
            return [];
        if (folder.Probe is null)
            return [new Difference("probe: PEX_INTERPRETER", "runs", Check.Explained(folder))];
        var inherited = Places(original, "importable").Where(module => module.Value.Kind == PlaceKind.Host).Select(module => module.Key).ToHashSet();
        // Host packages differ between Pythons. If the PEX inherits the host's path, the host's .pth files may have loaded some of them.
        var differences = Modules("probe: importable", original, folder, (_, place) => trial.IsSamePython || place.Kind != PlaceKind.Host)
            .Concat(Modules("probe: loaded", original, folder, (name, place) => place.Kind != PlaceKind.Host || !inherited.Contains(name.Split('.')[0])));
        // importlib.metadata exists since Python 3.8.
        return trial.IsSamePython ? differences.Concat(Installed(original, folder)) : differences;
    }

    private static IEnumerable<Difference> Modules(string what, Observation original, Observation folder, Func<string, Place, bool> isComparable)
    {
        var field = what.Split(' ')[1];
        var expected = Places(original, field).Where(module => isComparable(module.Key, module.Value)).ToDictionary();
        var found = Places(folder, field).Where(module => isComparable(module.Key, module.Value)).ToDictionary();
        foreach (var name in expected.Keys.Union(found.Keys).Order(StringComparer.Ordinal))
        {
            var isExpected = expected.TryGetValue(name, out var there);
            var isFound = found.TryGetValue(name, out var here);
            if (!isExpected || !isFound || !there.IsSame(here))
                yield return new Difference($"{what} {name}", isExpected ? there.ToString() : "-", isFound ? here.ToString() : "-");
        }
    }

    /// <summary>The modules and their places, without the standard library's and pex's own.</summary>
    private static Dictionary<string, Place> Places(Observation run, string field) => (run.Probe![field] as JsonObject ?? [])
        .Where(module => !IsOfMachinery(module.Key))
        .Select(module => (module.Key, Place: run.Places.Locate(module.Value!.GetValue<string>())))
        .Where(module => module.Place.IsOfPex || module.Place.Kind is PlaceKind.Host || module.Place.Path == Bench.DecoyPlaceholder)
        .ToDictionary(module => module.Key, module => module.Place);

    /// <summary>Whether pex adds the module to the program's: entry scripts, and the reader of PEX_EXTRA_SYS_PATH in a venv.</summary>
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
