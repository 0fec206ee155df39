using PexBuild.Fidelity.Corpus;
using PexBuild.Fidelity.Running;

namespace PexBuild.Fidelity.Edits;

/// <summary>A file of the unpacked folder that the program reads when it runs.</summary>
internal sealed record EditTarget(string File)
{
    /// <summary>Finds the distribution file to edit: the script that the PEX runs, otherwise a module that its entry point imports.</summary>
    public static EditTarget? FindInDistribution(Unpacked folder, Observation probed)
    {
        var deps = Path.Combine(folder.Folder, ".deps");
        if (!Directory.Exists(deps))
            return null;
        if (folder.Pex.Facts.Script is { } script)
        {
            var found = Directory.EnumerateFiles(deps, script, SearchOption.AllDirectories)
                .FirstOrDefault(file => Path.GetFileName(Path.GetDirectoryName(file)) == "bin");
            if (found is not null)
                return new EditTarget(found);
        }
        return First(folder.Pex, probed, place => place.Kind switch
        {
            PlaceKind.Distribution => Existing(Path.Combine(deps, place.Name, place.Path)),
            PlaceKind.Merged => Directory.EnumerateDirectories(deps).Select(d => Existing(Path.Combine(d, place.Path))).FirstOrDefault(f => f is not null),
            _ => null,
        });
    }

    /// <summary>Finds the user file to edit: a module that the entry point imports.</summary>
    public static EditTarget? FindInUserCode(Unpacked folder, Observation probed) => First(folder.Pex, probed, place =>
        place.Kind is PlaceKind.User or PlaceKind.Merged ? Existing(Path.Combine(folder.Folder, place.Path)) : null);

    private static EditTarget? First(CorpusPex pex, Observation probed, Func<Place, string?> locate)
    {
        var package = pex.Facts.EntryPoint?.Split('.', ':')[0];
        return (probed.Probe?["loaded"]?.AsObject() ?? [])
            .Where(module => !module.Key.StartsWith("__", StringComparison.Ordinal))
            .OrderByDescending(module => module.Key == package)
            .ThenBy(module => module.Key, StringComparer.Ordinal)
            .Select(module => probed.Places.Locate(module.Value!.GetValue<string>()))
            .Where(place => place.Path.EndsWith(".py", StringComparison.Ordinal))
            .Select(locate)
            .OfType<string>()
            .Select(file => new EditTarget(file))
            .FirstOrDefault();
    }

    private static string? Existing(string file) => System.IO.File.Exists(file) ? file : null;
}
