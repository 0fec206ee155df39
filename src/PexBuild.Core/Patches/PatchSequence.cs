using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Patches;

/// <summary>Applies patches to files in memory, one after the other, and collects everything that does not apply.</summary>
internal sealed class PatchSequence
{
    private readonly PatchedFiles _files;
    private readonly PatchOptions _options;
    private readonly Func<string, bool> _exists;
    private readonly Func<PatchFile, string, int, string> _check;
    private readonly List<AppliedFile> _applied = [];
    private readonly List<PexDiagnostic> _problems = [];

    /// <param name="files">The files to apply the patches to.</param>
    /// <param name="options">How to apply them.</param>
    /// <param name="exists">Whether a name in a patch is the name of a file.</param>
    /// <param name="check">Rejects a path that a patch may not write to (with its line in the patch), or returns the intended path.</param>
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
