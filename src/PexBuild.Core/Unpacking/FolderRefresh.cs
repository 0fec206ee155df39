using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Journal;
using PexBuild.Manifests;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>Brings a folder that is there up to date: one that was unpacked before, by this PEX or another, or an empty one.</summary>
/// <remarks>Files that stay the same are not touched, and the folder itself stays: a shell that stands in it goes on standing in it.</remarks>
internal sealed class FolderRefresh
{
    private readonly UnpackPlan _plan;
    private readonly FolderUpdate _update;
    private readonly FolderManifest? _old;
    private readonly FolderState? _state;
    private readonly Dictionary<string, ManifestFile> _untouched = new(StringComparer.Ordinal);

    private FolderRefresh(UnpackPlan plan, FolderUpdate update)
    {
        _plan = plan;
        _update = update;
        (_old, _state) = Read(plan);
    }

    public static UnpackResult Write(UnpackPlan plan, CancellationToken cancellation)
    {
        using var update = FolderUpdate.Begin(plan.Folder);
        return new FolderRefresh(plan, update).Write(cancellation);
    }

    /// <summary>Refuses a folder that would be refused, before anything is written.</summary>
    public static void Require(UnpackPlan plan)
    {
        var (old, state) = Read(plan);
        CarriedEdits.RefuseIfAsked(plan, Settle(plan, old, state).Open);
    }

    private static (FolderManifest? Old, FolderState? State) Read(UnpackPlan plan)
    {
        var old = FolderManifest.Find(plan.Folder);
        if (old is null && Directory.EnumerateFileSystemEntries(plan.Folder).Any(entry => Path.GetFileName(entry) != PexBuildFolder.Name))
            throw PexErrors.TargetNotOurs.Error(plan.Folder);
        return (old, old is null ? null : FolderState.Read(plan.Folder, old));
    }

    private static SettledEdits Settle(UnpackPlan plan, FolderManifest? old, FolderState? state) =>
        new(plan, old, [.. (state?.Edits ?? []).Where(edit => edit.Kind != EditKind.Deleted || !plan.Options.BringBackDeleted)]);

    private UnpackResult Write(CancellationToken cancellation)
    {
        var settled = Settle(_plan, _old, _state);
        var edits = settled.Open;
        CarriedEdits.RefuseIfAsked(_plan, edits);
        SetUntouched(settled);
        var hashes = FileWriter.Write(_update.Incoming, _plan.Files, cancellation, _untouched, _plan.Unwritten);
        DistributionHashes.Compare(_plan, cancellation);
        var carried = new CarriedEdits(_plan, _old, edits, hashes);
        carried.RefuseConflicts();
        var outcomes = new EditOutcomes(_plan, _old, carried, hashes, _update.Incoming);
        var manifest = ManifestBuilder.Build(_plan, hashes);
        cancellation.ThrowIfCancellationRequested();
        PlanRemovals(hashes, outcomes);
        PlanArrivals(outcomes);
        PlanManifest(manifest);
        if (!_update.IsEmpty)
            _update.Commit();
        FolderLeftovers.Remove(_plan.Folder, manifest, _old);
        outcomes.KeepPristine();
        if (_update.SavedCount > 0)
            _plan.Warn(PexErrors.EditsSaved.Warning(_plan.Folder, _update.SavedCount, _update.SavedFolder));
        return new UnpackResult(_plan, outcomes.Conflicts);
    }

    // What is there that nobody changed, or that was changed to what is wanted.
    private void SetUntouched(SettledEdits settled)
    {
        foreach (var file in _old?.Files.Values ?? [])
            _untouched[file.Path] = file;
        foreach (var edit in settled.Open)
            _untouched.Remove(edit.Path);
        foreach (var path in _untouched.Keys.Where(path => Seen(path) is null).ToArray())
            _untouched.Remove(path);
        foreach (var file in settled.There)
            _untouched[file.Key] = file.Value;
    }

    private void PlanRemovals(IReadOnlyDictionary<string, string> hashes, EditOutcomes outcomes)
    {
        foreach (var file in _old?.Files.Values ?? [])
        {
            if (!hashes.ContainsKey(file.Path) && Seen(file.Path) is not null && !outcomes.IsKept(file.Path))
                _update.Add(new JournalEntry(file.Path, file.Sha256, null) { Seen = Seen(file.Path)!.Seen });
        }

        foreach (var path in outcomes.InTheWay)
            _update.Add(new JournalEntry(path, null, null));
    }

    private void PlanArrivals(EditOutcomes outcomes)
    {
        foreach (var file in _plan.Files)
        {
            if (outcomes.IsKept(file.Path) || !FolderPaths.Exists(FolderPaths.At(_update.Incoming, file.Path)))
                continue;
            _update.Add(new JournalEntry(file.Path, Discardable(file.Path), outcomes.Hash(file.Path)) { Seen = Seen(file.Path)?.Seen });
        }
    }

    // It goes last: a folder that has it is complete.
    private void PlanManifest(FolderManifest manifest)
    {
        manifest.Write(_update.Incoming);
        var path = FolderPaths.At(_plan.Folder, PexBuildFolder.Manifest);
        var written = Sha256Hex.OfFile(FolderPaths.At(_update.Incoming, PexBuildFolder.Manifest));
        var there = File.Exists(path) ? Sha256Hex.OfFile(path) : null;
        if (written != there)
            _update.Add(new JournalEntry(PexBuildFolder.Manifest, there, written));
    }

    // The hash of what may be thrown away in a place. What is there of the pristine store, nobody wrote but commands of ours.
    private string? Discardable(string path) =>
        _untouched.TryGetValue(path, out var there) || _old is not null && _old.Files.TryGetValue(path, out there) ? there.Sha256
        : path.StartsWith(PexBuildFolder.Pristine, StringComparison.Ordinal) && Seen(path) is { IsLink: false } kept ? Sha256Hex.OfFile(kept.FullName)
        : null;

    private DiskFile? Seen(string path) => _state is not null && _state.Files.TryGetValue(path, out var file) ? file : null;
}
