using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Manifests;
using PexBuild.Patches;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>
/// Applies patches to the planned files before the first of them is written: the folder is created with the patches applied, and
/// they are always applied to the content of the PEX.
/// </summary>
/// <remarks>
/// A patch for another version of a distribution (or for another platform's wheel of it) is applied to the version in the PEX,
/// with a warning, if there is exactly one. This happens here and not when a folder is patched by hand: a build moves to the next
/// version of a PEX automatically.
/// </remarks>
internal sealed class PlanPatching : IPatchSource
{
    private readonly Dictionary<string, PlannedFile> _planned;
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PatchedFile> _read = new(StringComparer.Ordinal);
    private readonly HashSet<(string Patch, string Folder)> _warned = [];
    private readonly List<PexDiagnostic> _warnings = [];
    private readonly ReadLimits _limits;

    private PlanPatching(IEnumerable<PlannedFile> files, ReadLimits limits)
    {
        _limits = limits;
        _planned = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var path in _planned.Keys)
            _folders.UnionWith(FolderPaths.Parents(path));
    }

    /// <param name="files">The files to unpack; updated with the result of the patches.</param>
    /// <param name="patches">The patches, in order.</param>
    /// <param name="limits">The size limits for the patches and for the files that they change.</param>
    /// <param name="warnings">Receives warnings for the user.</param>
    /// <returns>The applied patches.</returns>
    /// <exception cref="PexException">A patch cannot be understood or does not apply; one line for each hunk.</exception>
    public static ManifestPatches Apply(List<PlannedFile> files, IReadOnlyList<PatchFile> patches, ReadLimits limits, List<PexDiagnostic> warnings)
    {
        if (patches.Count == 0)
            return ManifestPatches.None;
        var patching = new PlanPatching(files, limits);
        var changed = patching.Apply(patches);
        warnings.AddRange(patching._warnings);
        var planned = new HashSet<string>(files.Select(file => file.Path), StringComparer.Ordinal);
        for (var i = files.Count - 1; i >= 0; i--)
        {
            if (!changed.TryGetValue(files[i].Path, out var patched))
                continue;
            if (patched is null)
                files.RemoveAt(i);
            else
                files[i] = PlannedFile.FromBytes(files[i].Path, patched.Content, patched.IsExecutable, files[i].Origin);
        }

        foreach (
            var made in changed.Where(change => change.Value is not null && !planned.Contains(change.Key))
                .OrderBy(change => change.Key, StringComparer.Ordinal))
            files.Add(PlannedFile.FromBytes(made.Key, made.Value!.Content, made.Value.IsExecutable, FileOrigin.Patch));
        return new ManifestPatches([.. patches.Select(patch => (Path.GetFileName(patch.Name), Sha256Hex.Compute(patch.Content)))], changed.Keys);
    }

    public bool Exists(string path) => _planned.ContainsKey(path);

    public PatchedFile Read(string path)
    {
        if (_read.TryGetValue(path, out var read))
            return read;
        var file = _planned[path];
        if (file.Length > _limits.PatchBytes)
            throw PexErrors.PatchTooLarge.Error(path, PatchReasons.FileHas, file.Length, _limits.PatchBytes);
        using var content = new MemoryStream();
        using (var source = file.Open())
            source.CopyTo(content);
        return _read[path] = new PatchedFile(content.ToArray(), file.IsExecutable);
    }

    public string? FindReplacement(string path) => Others(path).FirstOrDefault();

    private IReadOnlyDictionary<string, PatchedFile?> Apply(IReadOnlyList<PatchFile> patches)
    {
        var files = new PatchedFiles(this, _limits);
        var sequence = new PatchSequence(files, new PatchOptions { Warn = _warnings.Add }, path => files.Exists(CarriedOver(path)), Check);
        foreach (var patch in patches)
            sequence.Apply(patch);
        var problems = sequence.Problems.Concat(
            files.Changed.Where(change => change.Value is not null).Select(change => InTheWay(change.Key, files, patches)).OfType<PexDiagnostic>()).ToArray();
        if (problems.Length > 0)
            throw new PexException(problems[0]) { Related = [.. problems.Skip(1), .. _warnings] };
        return files.Changed;
    }

    private string Check(PatchFile patch, string path, int line)
    {
        PatchPaths.Check(path, line, patch.Name, _limits, Exists);
        var carried = CarriedOver(path);
        if (carried != path && PatchPaths.Distribution(path)! is var folder && _warned.Add((patch.Name, folder)))
            _warnings.Add(PexErrors.PatchForOther.Warning(patch.Name, folder, PatchPaths.Distribution(carried)!));
        return carried;
    }

    private string CarriedOver(string path) =>
        Others(path).Take(2).ToArray() is [var other] ? other + path.Substring(PatchPaths.Distribution(path)!.Length) : path;

    private IEnumerable<string> Others(string path) => PatchPaths.Distribution(path) is { } distribution && !_folders.Contains(distribution)
        ? PatchPaths.OthersOf(distribution,
            _folders.Where(
                folder =>
                    folder.LastIndexOf('/') == PexNames.Distributions.Length && folder.StartsWith(PexNames.DistributionsPrefix, StringComparison.Ordinal)))
        : [];

    private PexDiagnostic? InTheWay(string path, PatchedFiles files, IReadOnlyList<PatchFile> patches)
    {
        var other = FolderPaths.Parents(path).FirstOrDefault(files.Exists);
        if (other is null && _folders.Contains(path))
            other = _planned.Keys.FirstOrDefault(file => file.StartsWith(path + "/", StringComparison.Ordinal) && files.Exists(file));
        return other is null ? null : PexErrors.PatchPathTaken.Error(string.Join(", ", patches.Select(patch => patch.Name)), path, other).Diagnostic;
    }
}
