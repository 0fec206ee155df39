using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Patches;

/// <summary>Applies patches to files in memory, one after the other, and collects all that does not fit.</summary>
internal sealed class PatchSequence
{
    private readonly PatchedFiles _files;
    private readonly PatchOptions _options;
    private readonly Func<string, bool> _exists;
    private readonly Func<PatchFile, string, int, string> _check;
    private readonly List<AppliedFile> _applied = [];
    private readonly List<PexDiagnostic> _problems = [];

    /// <param name="files">What they are applied to.</param>
    /// <param name="options">How.</param>
    /// <param name="exists">Whether a name in a patch is that of a file.</param>
    /// <param name="check">Refuses a path that a patch may not write to (on a line of it), or gives the path that is meant.</param>
    public PatchSequence(PatchedFiles files, PatchOptions options, Func<string, bool> exists, Func<PatchFile, string, int, string> check)
    {
        _files = files;
        _options = options;
        _exists = exists;
        _check = check;
    }

    public IReadOnlyList<AppliedFile> Applied => _applied;

    public IReadOnlyList<PexDiagnostic> Problems => _problems;

    /// <exception cref="PexException">The patch cannot be understood.</exception>
    public void Apply(PatchFile patch)
    {
        var parsed = PatchParser.Parse(patch.Content, patch.Name, _files.Limits, out var skipped);
        foreach (var skip in skipped.Where(skip => !skip.EndsWith(PythonCache.Folder, StringComparison.Ordinal) && !PythonCache.IsCompiled(skip)))
            _options.Warn?.Invoke(PexErrors.PatchIncomplete.Warning(patch.Name, skip));
        if (_options.Reverse)
            parsed = [.. parsed.Reverse().Select(
                file => file.IsCopy ? throw PexErrors.PatchUnsupported.Error(patch.Name, file.PatchLine, PatchReasons.CopyInReverse) : file.Reversed())];
        var level = _options.Strip ?? PatchLevel.Choose(parsed, path => PatchPaths.MayExist(path, _files.Limits) && _exists(path));
        var run = new PatchRun(patch.Name, _files, level, (path, line) => _check(patch, path, line));
        run.Apply(parsed);
        _applied.AddRange(run.Applied);
        _problems.AddRange(run.Problems);
    }
}
