using System.Text.Json.Nodes;
using PexBuild.Fidelity.Running;

namespace PexBuild.Fidelity.Checks;

/// <summary>Compares the shape of sys.path: what kinds of entry it has, in which order, and which distributions.</summary>
internal static class SysPath
{
    /// <param name="what">The scenario, for the message.</param>
    /// <param name="original">The original's entries.</param>
    /// <param name="folder">The folder's entries.</param>
    /// <param name="isOrdered">Whether distributions must be in the same order.</param>
    public static IEnumerable<Difference> Compare(string what, Entries original, Entries folder, bool isOrdered)
    {
        var merged = original.Places.Any(place => place.Kind == PlaceKind.Merged);
        var shape = Comparison.Find($"{what} sys.path", Shape(original, merged), Shape(folder, merged));
        if (merged)
            return shape;
        return shape.Concat(Comparison.Find($"{what} sys.path distributions", Names(original, !isOrdered), Names(folder, !isOrdered)));
    }

    private static string Shape(Entries entries, bool merged)
    {
        var shape = new List<string>();
        foreach (var place in entries.Places)
        {
            // A venv has no separate entry for user code, but may have one for the folder of its entry script.
            if (place.Kind == PlaceKind.Startup || (merged && (place.Kind == PlaceKind.User || place.Path == Places.VenvFolder)))
                continue;
            var name = place.Kind switch
            {
                PlaceKind.Distribution or PlaceKind.Merged => "distributions",
                PlaceKind.User => "{PEX}/" + place.Path,
                PlaceKind.Other => $"'{place.Path}'",
                var kind => kind.ToString(),
            };
            if (shape.Count == 0 || shape[^1] != name)
                shape.Add(name);
        }
        return string.Join(", ", shape);
    }

    private static string Names(Entries entries, bool sort)
    {
        var names = entries.Places.Where(place => place.Kind == PlaceKind.Distribution).Select(place => place.ToString());
        return string.Join(", ", sort ? names.Order(StringComparer.Ordinal) : names);
    }

    /// <summary>The sys.path of a run.</summary>
    internal sealed record Entries(IReadOnlyList<Place> Places)
    {
        public static Entries? Read(JsonObject? report, Places places) => report?[ReportFields.SysPath] is JsonArray paths
            ? new Entries([.. paths.Select(path => places.Locate(path!.GetValue<string>()))])
            : null;
    }
}
