using PexBuild.Diagnostics;
using PexBuild.Pex;

namespace PexBuild.Running;

/// <summary>
/// Finds a Python that starts. Whether it fits the PEX, and which one fits if it does not, is decided by the unpacked folder's own
/// runtime, the same for every way to start it.
/// </summary>
public static class PythonLocator
{
    private const int LongestShebang = 256;

    /// <summary>
    /// The first of these that starts: the one asked for (<see cref="RunOptions.Python"/>, then <c>PEX_PYTHON</c>; if it does not start,
    /// no other is taken); those of <c>PEX_PYTHON_PATH</c>; the one that the shebang of the folder's <c>__main__.py</c> names; python3, python,
    /// python2 and every pythonX.Y of PATH, newest first; pyenv's; on Windows those of the <c>py</c> launcher and of the registry (PEP 514).
    /// </summary>
    /// <param name="folder">The folder that will be run; null if any Python will do.</param>
    /// <param name="options">How it will be run: environment and working directory decide what a name and a shim mean.</param>
    /// <exception cref="PexException">PEX3001: none starts. PEX3003: the one that was asked for does not.</exception>
    public static PythonCommand Find(string? folder, RunOptions options)
    {
        var search = new PythonSearch(options);
        if (options.Python is { Length: > 0 } asked)
            return FindAskedFor(asked, options.PythonOrigin, search, options);
        if (options.Variable("PEX_PYTHON") is { Length: > 0 } variable)
            return FindAskedFor(variable, "PEX_PYTHON", search, options);

        var failures = new PythonFailures();
        foreach (var candidate in Candidates(folder, search, options))
            if (Start(candidate, options, failures) is { } found)
                return found;
        throw PexErrors.NoPython.Error(folder is null ? "python" : Path.GetFileName(Path.GetFullPath(folder)), failures.Tried);
    }

    /// <summary>Whether the user wants one certain Python.</summary>
    internal static bool IsAskedFor(RunOptions options) => options.Python is { Length: > 0 } || options.Variable("PEX_PYTHON") is { Length: > 0 };

    private static PythonCommand FindAskedFor(string nameOrPath, string source, PythonSearch search, RunOptions options)
    {
        var failures = new PythonFailures();
        foreach (var candidate in search.Named(nameOrPath, source))
            if (Start(candidate, options, failures) is { } found)
                return found;
        throw PexErrors.PythonAskedFor.Error(source, nameOrPath, failures.Reason);
    }

    private static IEnumerable<PythonCommand> Candidates(string? folder, PythonSearch search, RunOptions options)
    {
        foreach (var candidate in search.OfPexPythonPath())
            yield return candidate;
        string[] names = folder is not null && ShebangPython(folder) is { } shebang ? [shebang, .. PythonSearch.CommonNames] : PythonSearch.CommonNames;
        foreach (var name in names)
            foreach (var candidate in search.OnPath(name))
                yield return candidate;
        foreach (var candidate in search.VersionedOnPath())
            yield return candidate;
        foreach (var candidate in search.OfPyenv())
            yield return candidate;
        foreach (var candidate in WindowsPythons.Find(search))
            yield return candidate;
    }

    private static PythonCommand? Start(PythonCommand candidate, RunOptions options, PythonFailures failures)
    {
        if (!failures.IsNew(candidate.Path))
            return null;
        if (PythonProbe.Start(candidate.Path, options, out var reason) is { } executable)
            return new PythonCommand(executable, candidate.Source);
        failures.Add(candidate.Path, reason!);
        return null;
    }

    /// <summary>The name of the Python in the first line of the folder's <c>__main__.py</c>. That line is the archive's or an editor's text: nothing but a plain name counts.</summary>
    internal static string? ShebangPython(string folder)
    {
        try
        {
            using var reader = new StreamReader(Path.Combine(folder, PexNames.EntryScript));
            var start = new char[LongestShebang];
            return ShebangLine.PythonName(new string(start, 0, reader.ReadBlock(start, 0, start.Length)).Split('\n')[0]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
