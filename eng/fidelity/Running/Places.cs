using System.Text.RegularExpressions;

namespace PexBuild.Fidelity.Running;

/// <summary>The kind of place that a path belongs to.</summary>
internal enum PlaceKind
{
    /// <summary>User code, or another file of the PEX itself.</summary>
    User,

    /// <summary>A distribution in .deps.</summary>
    Distribution,

    /// <summary>A venv's site-packages, where user code and distributions are merged.</summary>
    Merged,

    /// <summary>The start-up code: pex's .bootstrap, or the folder's .pexbuild.</summary>
    Startup,
    StandardLibrary,

    /// <summary>Packages of the Python on this machine.</summary>
    Host,
    Other,
}

/// <summary>A path independent of where caches and folders are.</summary>
/// <param name="Kind">The kind of place.</param>
/// <param name="Name">The distribution's folder name; otherwise empty.</param>
/// <param name="Path">The path below that, <c>/</c> separated.</param>
internal readonly record struct Place(PlaceKind Kind, string Name, string Path)
{
    /// <summary>Whether both are the same file of the same PEX; in a venv, the owner of a file is unknown.</summary>
    public bool IsSame(Place other) =>
        this == other || (Path == other.Path && IsOfPex && other.IsOfPex && (Kind == PlaceKind.Merged || other.Kind == PlaceKind.Merged));

    public bool IsOfPex => Kind is PlaceKind.User or PlaceKind.Distribution or PlaceKind.Merged;

    public override string ToString() => Kind switch
    {
        PlaceKind.Distribution => $"{{DEPS}}/{Name}/{Path}".TrimEnd('/'),
        PlaceKind.User => $"{{PEX}}/{Path}".TrimEnd('/'),
        PlaceKind.Other => Path,
        _ => $"{{{Kind}}}/{Path}".TrimEnd('/'),
    };
}

/// <summary>Maps each path of a run to a place: the PEX or folder itself, PEX_ROOT's copies of it, a Python, or the bench.</summary>
internal sealed partial class Places(IReadOnlyList<string> pexPaths, string pexRoot, Bench bench, Interpreters interpreters)
{
    /// <summary>Placeholder for the folder of a venv.</summary>
    public const string VenvFolder = "{VENV}";

    private readonly string[] _pexPaths = [.. pexPaths.OrderByDescending(path => path.Length)];

    public Place Locate(string path)
    {
        path = SourceOf(path);
        if (Below(path, pexRoot) is { } cached)
            return InPexRoot(cached);
        foreach (var pex in _pexPaths)
        {
            if (Below(path, pex) is { } inside)
                return InPex(inside);
        }
        foreach (var python in interpreters.All)
        {
            if (Below(path, python.Prefix) is { } inside && inside.StartsWith("lib", StringComparison.Ordinal))
                return SitePackages().Match(inside) is { Success: true } site
                    ? new Place(PlaceKind.Host, "", site.Groups["rest"].Value)
                    : new Place(PlaceKind.StandardLibrary, "", StandardLibrary().Replace(inside, ""));
        }
        return new Place(PlaceKind.Other, "", InBench(path));
    }

    /// <summary>Replaces each path of the PEX, its caches and the bench in a text with a name.</summary>
    public string Text(string text)
    {
        text = Regex.Replace(text, Regex.Escape(pexRoot) + @"/[^\s'"":,;()<>]*", match => Locate(match.Value).ToString());
        foreach (var pex in _pexPaths)
        {
            text = text.Replace(pex, "{PEX}", StringComparison.Ordinal);
            text = text.Replace(Path.GetFileName(pex), "{PEX}", StringComparison.Ordinal);
        }
        foreach (var python in interpreters.All)
            text = text.Replace(python.Executable, "{PYTHON}", StringComparison.Ordinal);
        return InBench(text.Replace("{PEX}/.deps/", "{DEPS}/", StringComparison.Ordinal));
    }

    private static Place InPexRoot(string path)
    {
        if (Venv().Match(path) is { Success: true } venv)
            return InVenv(venv.Groups["rest"].Value);
        if (Unzipped().Match(path) is { Success: true } unzipped)
            return InPex(unzipped.Groups["rest"].Value);
        if (InstalledWheel().Match(path) is { Success: true } wheel)
            return new Place(PlaceKind.Distribution, wheel.Groups["name"].Value, wheel.Groups["rest"].Value);
        return new Place(PlaceKind.Other, "", "{PEX_ROOT}/" + path);
    }

    private static Place InVenv(string path) => (VenvPackages().Match(path), path) switch
    {
        ({ Success: true } merged, _) => new Place(PlaceKind.Merged, "", merged.Groups["rest"].Value),
        // A Python 2.7 venv has symbolic links to the standard library.
        _ when StandardLibrary().IsMatch(path) => new Place(PlaceKind.StandardLibrary, "", StandardLibrary().Replace(path, "")),
        (_, "pex" or "__main__.py") => new Place(PlaceKind.User, "", "__main__.py"),
        _ => new Place(PlaceKind.Other, "", $"{VenvFolder}/{path}".TrimEnd('/')),
    };

    private static Place InPex(string path)
    {
        if (path.StartsWith(".bootstrap", StringComparison.Ordinal) || path.StartsWith(".pexbuild", StringComparison.Ordinal))
            return new Place(PlaceKind.Startup, "", "");
        return Distribution().Match(path) is { Success: true } distribution
            ? new Place(PlaceKind.Distribution, distribution.Groups["name"].Value, distribution.Groups["rest"].Value)
            : new Place(PlaceKind.User, "", path);
    }

    private string InBench(string text) => text
        .Replace(bench.Work, "{WORK}", StringComparison.Ordinal)
        .Replace(bench.Home, "{HOME}", StringComparison.Ordinal)
        .Replace(bench.ProbeFolder, "{PROBE}", StringComparison.Ordinal)
        .Replace(bench.Decoy, "{PYTHONPATH}", StringComparison.Ordinal)
        .Replace(pexRoot, "{PEX_ROOT}", StringComparison.Ordinal);

    /// <summary>The path relative to <paramref name="folder"/>; empty for the folder itself, null for paths outside it.</summary>
    private static string? Below(string path, string folder) =>
        path == folder ? "" : path.StartsWith(folder + "/", StringComparison.Ordinal) ? path[(folder.Length + 1)..] : null;

    /// <summary>The source path of a module's file, which may be given as source or as bytecode.</summary>
    private static string SourceOf(string path) => Bytecode().Replace(path, "${folder}${name}.py");

    [GeneratedRegex(@"^(?<folder>.*/)?(__pycache__/)?(?<name>[^/]+?)(\.cpython-\d+)?\.py[co]$")]
    private static partial Regex Bytecode();

    [GeneratedRegex(@"(^|/)(site|dist)-packages(/(?<rest>.*))?$")]
    private static partial Regex SitePackages();

    [GeneratedRegex(@"^lib[^/]*/python[^/]*/?")]
    private static partial Regex StandardLibrary();

    [GeneratedRegex(@"^venvs/(\d+/)?(s/[^/]+/venv|[^/]+/[^/]+)(/(?<rest>.*))?$")]
    private static partial Regex Venv();

    [GeneratedRegex(@"^lib/python[^/]+/site-packages/?(pex-ns-pkgs/\d+/?)?(?<rest>.*)$")]
    private static partial Regex VenvPackages();

    [GeneratedRegex(@"^(unzipped_pexes|user_code|code)/(\d+/)?[^/]+/?(?<rest>.*)$")]
    private static partial Regex Unzipped();

    [GeneratedRegex(@"^(installed_wheels|install)/.*?(?<name>[^/]+\.(whl|egg))(/(?<rest>.*))?$")]
    private static partial Regex InstalledWheel();

    [GeneratedRegex(@"^\.deps/(?<name>[^/]+)/?(?<rest>.*)$")]
    private static partial Regex Distribution();
}
