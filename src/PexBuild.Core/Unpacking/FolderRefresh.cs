using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Journal;
using PexBuild.Manifests;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>Updates an existing folder: one that this or another PEX was unpacked to before, or an empty one.</summary>
/// <remarks>Unchanged files are not touched, and the folder itself is kept, so it stays valid as a shell's working directory.</remarks>
internal sealed class FolderRefresh : IDisposable
{
    private readonly UnpackPlan _plan;
    private readonly FolderUpdate _update;
    private readonly FolderComparison _comparison;
    private readonly EditMerge _merge;
    private readonly List<PexDiagnostic> _conflicts = [];
    private readonly List<(string Path, byte[] Content)> _pristine = [];

    private FolderRefresh(UnpackPlan plan, FolderUpdate update)
    {
        _plan = plan;
        _update = update;
        _comparison = FolderComparison.Read(plan);
        _merge = new EditMerge(plan, _comparison.Old);
    }

    public static UnpackResult Write(UnpackPlan plan, CancellationToken cancellation)
    {
        using var update = FolderUpdate.Begin(plan.Folder);
        using var refresh = new FolderRefresh(plan, update);
        return refresh.Write(cancellation);
    }

    public void Dispose() => _merge.Dispose();

    private UnpackResult Write(CancellationToken cancellation)
    {
        _comparison.RefuseEdits();
        var hashes = FileWriter.Write(_update.Incoming, _plan.Files, cancellation, _comparison.ToLeave(), _plan.Unwritten);
        DistributionHashes.Compare(_plan, cancellation);
        foreach (var change in _comparison.Changes(hashes))
            Apply(change);
        var manifest = ManifestBuilder.Build(_plan, hashes);
        AddManifest(manifest);
        cancellation.ThrowIfCancellationRequested();
        if (!_update.IsEmpty)
            _update.Commit();
        FolderLeftovers.Remove(_plan.Folder, _comparison.Present, manifest, _comparison.Old);
        foreach (var (path, content) in _pristine.Where(file => !hashes.ContainsKey(PexBuildFolder.Pristine + file.Path)))
            PristineStore.Keep(_plan.Folder, path, content);
        if (_update.SavedCount > 0)
            _plan.Warn(PexErrors.EditsSaved.Warning(_plan.Folder, _update.SavedCount, _update.SavedFolder));
        return new UnpackResult(_plan, _conflicts);
    }

    private void Apply(PathChange change)
    {
        switch (change.Action)
        {
            case PathAction.Leave:
                break;
            case PathAction.Write or PathAction.SaveAndWrite:
                Put(change, change.Versions.Wanted!.Sha256);
                break;
            case PathAction.WriteKeepingMode:
                FileModes.SetExecutable(Incoming(change), change.Present!.IsExecutable);
                Put(change, change.Versions.Wanted!.Sha256);
                break;
            case PathAction.WriteAndReport:
                _conflicts.Add(MergeConflicts.Deleted(_plan.Folder, change.Path));
                Put(change, change.Versions.Wanted!.Sha256);
                break;
            case PathAction.Remove or PathAction.SaveAndRemove:
                Put(change, null);
                break;
            case PathAction.KeepEdit:
                RememberPristine(change);
                break;
            case PathAction.KeepAndReport:
                _conflicts.Add(MergeConflicts.Obsolete(_plan.Folder, change.Path));
                break;
            case PathAction.Merge:
                Merge(change);
                break;
            default:
                throw new InvalidOperationException("Edits that are refused do not get here.");
        }
    }

    private void Put(PathChange change, string? sha256) =>
        _update.Add(new JournalEntry(change.Path, change.Discardable, sha256) { Seen = change.Present?.Seen });

    private void Merge(PathChange change)
    {
        RememberPristine(change);
        var merged = _merge.Merge(change, Incoming(change));
        if (merged.Conflict is { } conflict)
            _conflicts.Add(conflict);
        if (merged.Content is not { } content)
            return;
        File.WriteAllBytes(Incoming(change), content);
        if (change.Edit!.IsModeChanged)
            FileModes.SetExecutable(Incoming(change), change.Present!.IsExecutable);
        Put(change, Sha256Hex.Compute(content));
    }

    // The pristine content that an edit replaces is needed for the next merge, and the PEX may be gone by then.
    private void RememberPristine(PathChange change)
    {
        if (change.Versions.Wanted!.Length <= _plan.Pex.Limits.PatchBytes)
            _pristine.Add((change.Path, File.ReadAllBytes(Incoming(change))));
    }

    // The manifest is moved last: a folder that has it is complete.
    private void AddManifest(FolderManifest manifest)
    {
        manifest.Write(_update.Incoming);
        var path = FolderPaths.At(_plan.Folder, PexBuildFolder.Manifest);
        var written = Sha256Hex.ComputeFile(FolderPaths.At(_update.Incoming, PexBuildFolder.Manifest));
        var there = File.Exists(path) ? Sha256Hex.ComputeFile(path) : null;
        if (written != there)
            _update.Add(new JournalEntry(PexBuildFolder.Manifest, there, written));
    }

    private string Incoming(PathChange change) => FolderPaths.At(_update.Incoming, change.Path);
}
