using System.Security.Cryptography;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Manifests;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>Compares an existing folder path by path with what was written to it before and with what a plan wants there.</summary>
internal sealed class FolderComparison
{
    private readonly UnpackPlan _plan;
    private readonly FolderState? _state;
    private readonly Dictionary<string, ComparedFile> _wanted;
    private readonly HashSet<string> _wantedFolders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PathChange> _edits;

    private FolderComparison(UnpackPlan plan)
    {
        _plan = plan;
        Old = FolderManifest.Find(plan.Folder);
        if (Old is null && Directory.EnumerateFileSystemEntries(plan.Folder).Any(entry => Path.GetFileName(entry) != PexBuildFolder.Name))
            throw PexErrors.TargetNotOurs.Error(plan.Folder);
        _state = Old is null ? null : FolderState.Read(plan.Folder, Old);
        _wanted = plan.Files.ToDictionary(file => file.Path, ToCompare, StringComparer.Ordinal);
        foreach (var path in _wanted.Keys)
            AddFolders(path);
        Edits = [.. (_state?.Edits ?? []).Select(edit => Compare(edit.Path, edit))];
        _edits = Edits.ToDictionary(change => change.Path, StringComparer.Ordinal);
    }

    /// <summary>The manifest of what was unpacked before; <see langword="null"/> if the folder is empty.</summary>
    public FolderManifest? Old { get; }

    /// <summary>The user's edits, by path.</summary>
    public IReadOnlyList<PathChange> Edits { get; }

    /// <summary>All files that were in the folder when it was compared.</summary>
    public IEnumerable<DiskFile> Present => _state?.Files.Values ?? [];

    /// <summary>Compares the folder with a plan. Of the plan's files, only those that the user edited are read.</summary>
    /// <exception cref="PexException">The folder is not empty and was not unpacked by this library.</exception>
    public static FolderComparison Read(UnpackPlan plan) => new(plan);

    /// <exception cref="PexException">There are edits that would be lost or that conflict, with one line for each.</exception>
    public void RefuseEdits()
    {
        Refuse(PathAction.RefuseLoss, PexErrors.EditsWouldBeLost);
        Refuse(PathAction.RefuseConflict, PexErrors.EditsConflict);
    }

    /// <summary>The files that need not be written again if the plan has them with the same content and mode.</summary>
    public IReadOnlyDictionary<string, ManifestFile> ToLeave()
    {
        var files = new Dictionary<string, ManifestFile>(StringComparer.Ordinal);
        foreach (var file in Old?.Files.Values ?? [])
        {
            if (!_edits.ContainsKey(file.Path) && _state!.Find(file.Path) is not null)
                files.Add(file.Path, file);
        }

        foreach (var edit in Edits.Where(edit => edit.Action == PathAction.Leave))
        {
            if (edit.Versions.Wanted is { } wanted)
                files.Add(edit.Path, new ManifestFile(edit.Path, wanted.Sha256, wanted.Length, wanted.IsExecutable == true, ""));
        }

        return files;
    }

    /// <summary>The changes to make in the folder: edited paths first, then all others.</summary>
    /// <param name="hashes">The SHA-256 of each of the plan's files.</param>
    public IEnumerable<PathChange> Changes(IReadOnlyDictionary<string, string> hashes)
    {
        foreach (var hash in hashes)
            _wanted[hash.Key].Sha256 = hash.Value;
        var others = _plan.Files.Select(file => file.Path).Concat((Old?.Files.Keys ?? []).Where(path => !_wanted.ContainsKey(path)));
        return Edits.Concat(others.Where(path => !_edits.ContainsKey(path)).Select(path => Compare(path, null)));
    }

    private PathChange Compare(string path, FolderEdit? edit)
    {
        var present = _state?.Present(path);
        var versions = new PathVersions(path, Written(path, present), _wanted.TryGetValue(path, out var wanted) ? wanted : null, present)
        { IsInTheWay = edit is not null && IsInTheWay(path) };
        var situation = versions.Classify();
        return new PathChange(versions, situation, EditDecisions.Decide(situation, _plan.Options.OnEdits)) { Edit = edit, Present = _state?.Find(path) };
    }

    private ComparedFile? Written(string path, ComparedFile? present)
    {
        if (Old is not null && Old.Files.TryGetValue(path, out var file))
            // A build treats a deleted file as one that was never written.
            return present is null && _plan.Options.BringBackDeleted ? null : ComparedFile.FromManifest(file);
        // The pristine files that commands stored are not listed in any manifest.
        return path.StartsWith(PexBuildFolder.Pristine, StringComparison.Ordinal) && present != ComparedFile.Link ? present : null;
    }

    private bool IsInTheWay(string path)
    {
        if (_wantedFolders.Contains(path))
            return true;
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (_wanted.ContainsKey(path.Substring(0, slash)))
                return true;
        }

        return false;
    }

    private static ComparedFile ToCompare(PlannedFile file) =>
        new(file.Length, file.IsExecutable, () => Hex.Lower(ContentHash.ComputeFile(file.Open, HashAlgorithmName.SHA256)));

    private void AddFolders(string path) => _wantedFolders.UnionWith(FolderPaths.Parents(path).TakeWhile(folder => !_wantedFolders.Contains(folder)));

    private void Refuse(PathAction action, PexError<string, VerbatimText> code)
    {
        var lines = Edits.Where(edit => edit.Action == action).Select(edit => code.Error(_plan.Folder, edit.Path, Verb(edit.Edit!.Kind)).Diagnostic).ToArray();
        if (lines.Length > 0)
            throw new PexException(lines[0]) { Related = [.. lines.Skip(1)] };
    }

    private static VerbatimText Verb(EditKind kind) => kind switch
    {
        EditKind.Edited => EditReasons.Edited,
        EditKind.Deleted => EditReasons.Deleted,
        EditKind.ModeChanged => EditReasons.ModeChanged,
        _ => EditReasons.Added,
    };
}
