using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Pex;

namespace PexBuild.Running;

/// <summary>
/// Finds a Python that starts. The runtime in the unpacked folder decides whether it fits the PEX and, if not, which one does;
/// that runtime is the same for every way to start the folder.
/// </summary>
internal static class PythonLocator
{
    private const int LongestShebang = 256;

    /// <summary>
    /// The first candidate that starts, in the order of PYTHON-DISCOVERY.md. If <see cref="RunOptions.Python"/>, <c>PEX_PYTHON</c> or
    /// <c>PEX_PYTHON_PATH</c> selects certain Pythons and none of them starts, no other is used.
    /// </summary>
    /// <param name="folder">The folder to run; null if any Python is acceptable.</param>
    /// <param name="options">The run options: environment and working directory determine how names and shims resolve.</param>
    /// <exception cref="PexException">PEX3001: no Python starts. PEX3003: the requested Python does not start.</exception>
    public static PythonCommand Find(string? folder, RunOptions options)
    {
        var search = new PythonSearch(options);
        var failures = new PythonFailures();
        var (origin, asked) = AskedFor(options);
        var candidates = asked is null ? search.All(folder is null ? null : ShebangPython(folder)) : search.Named(asked, origin);
        foreach (var candidate in candidates)
            if (Start(candidate, options, failures) is { } found)
                return found;
        if (asked is not null)
            throw PexErrors.PythonAskedFor.Error(origin, asked, failures.Reason);
        if (search.Listed is not null)
            throw PexErrors.PythonAskedFor.Error("PEX_PYTHON_PATH", search.Listed, failures.Reason);
        throw PexErrors.NoPython.Error(folder is null ? "python" : FolderPaths.Name(folder), failures.Tried);
    }

    /// <summary>Whether the user requests a specific Python.</summary>
    internal static bool IsAskedFor(RunOptions options) => AskedFor(options).NameOrPath is not null;

    private static (string Origin, string? NameOrPath) AskedFor(RunOptions options) =>
        options.Python is { Length: > 0 } option ? (options.PythonOrigin, option)
        : options.Variable("PEX_PYTHON") is { Length: > 0 } variable ? ("PEX_PYTHON", variable)
        : ("", null);

    private static PythonCommand? Start(PythonCommand candidate, RunOptions options, PythonFailures failures)
    {
        if (!failures.IsNew(candidate.Path))
            return null;
        if (PythonProbe.Start(candidate.Path, options, out var reason) is { } executable)
            return new PythonCommand(executable, candidate.Source);
        failures.Add(candidate.Path, reason!);
        return null;
    }

    /// <summary>
    /// The Python named in the shebang of the folder's <c>__main__.py</c>. That line comes from the archive or from an editor, so only a
    /// plain name is accepted.
    /// </summary>
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
