using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Manifests;
using PexBuild.Patches;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>What becomes of each change in a folder that is brought up to date: it stays, it gives way, or it is merged with the PEX's.</summary>
internal sealed class EditOutcomes
{
    private readonly UnpackPlan _plan;
    private readonly FolderManifest? _old;
    private readonly IReadOnlyDictionary<string, string> _hashes;
    private readonly string _incoming;
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly List<string> _inTheWay = [];
    private readonly Dictionary<string, string> _merged = new(StringComparer.Ordinal);
    private readonly List<(string Path, byte[] Content)> _pristine = [];
    private readonly List<PexDiagnostic> _conflicts = [];

    /// <param name="plan">What is unpacked.</param>
    /// <param name="old">What was unpacked before.</param>
    /// <param name="carried">The changes.</param>
    /// <param name="hashes">The content of what is unpacked.</param>
    /// <param name="incoming">Where it is; what is merged takes its place there.</param>
    public EditOutcomes(UnpackPlan plan, FolderManifest? old, CarriedEdits carried, IReadOnlyDictionary<string, string> hashes, string incoming)
    {
        _plan = plan;
        _old = old;
        _hashes = hashes;
        _incoming = incoming;
        using var original = old is null ? null : new PristineContent(plan.Folder, old, plan.Options.From);
        foreach (var edit in carried.All)
        {
            if (carried.IsFileWhereFolderIs(edit))
                GiveWay(edit);
            else if (carried.Conflicts.Contains(edit))
                Settle(edit, original!);
            else if (edit.Kind == EditKind.ModeChanged)
                CarryMode(edit);
            else if (edit.Kind == EditKind.Added || plan.Options.OnEdits is OnEdits.Keep or OnEdits.Merge)
                Keep(edit);
        }
    }

    /// <summary>What a person has to look at.</summary>
    public IReadOnlyList<PexDiagnostic> Conflicts => _conflicts;

    /// <summary>Files of the user where the PEX has a folder, or the other way round.</summary>
    public IReadOnlyList<string> InTheWay => _inTheWay;

    /// <summary>Whether what is in this place stays as it is.</summary>
    public bool IsKept(string path) => _kept.Contains(path);

    public string Hash(string path) => _merged.TryGetValue(path, out var merged) ? merged : _hashes[path];

    /// <summary>Keeps what the files that are still edited were before, for the next time.</summary>
    public void KeepPristine()
    {
        foreach (var (path, content) in _pristine)
        {
            if (!_hashes.ContainsKey(PexBuildFolder.Pristine + path))
                PristineStore.Keep(_plan.Folder, path, content);
        }
    }

    private bool IsPlanned(string path) => _hashes.ContainsKey(path);

    private void Keep(FolderEdit edit)
    {
        _kept.Add(edit.Path);
        if (edit.Kind == EditKind.Edited)
            RememberPristine(edit.Path);
    }

    private void RememberPristine(string path)
    {
        if (IsPlanned(path) && new FileInfo(Incoming(path)).Length <= ReadLimits.Default.PatchBytes)
            _pristine.Add((path, File.ReadAllBytes(Incoming(path))));
    }

    // What is in the manifest is taken away like every other file that goes.
    private void GiveWay(FolderEdit edit)
    {
        if (edit.Kind == EditKind.Added)
            _inTheWay.Add(edit.Path);
    }

    private void CarryMode(FolderEdit edit)
    {
        if (_plan.Options.OnEdits == OnEdits.Overwrite || !IsPlanned(edit.Path))
            return;
        if (_hashes[edit.Path] == _old!.Files[edit.Path].Sha256)
            _kept.Add(edit.Path);
        else
            FileModes.SetExecutable(Incoming(edit.Path), edit.File!.IsExecutable);
    }

    private void Settle(FolderEdit edit, PristineContent original)
    {
        if (_plan.Options.OnEdits != OnEdits.Merge)
            return;
        if (edit.Kind == EditKind.Deleted)
            Report(edit, MergeReason.DeletedAndChanged);
        else if (!IsPlanned(edit.Path))
            LeaveAlone(edit, MergeReason.EditedAndRemoved);
        else
            Merge(edit, original);
    }

    private void Merge(FolderEdit edit, PristineContent original)
    {
        var path = FolderPaths.At(_plan.Folder, edit.Path);
        if (edit.File!.IsLink || edit.File.Length > ReadLimits.Default.PatchBytes || new FileInfo(Incoming(edit.Path)).Length > ReadLimits.Default.PatchBytes)
        {
            LeaveBinary(edit);
            return;
        }

        byte[] ours = OwnFile.Read(path), theirs = File.ReadAllBytes(Incoming(edit.Path));
        if (FileVersions.HasZero(ours) || FileVersions.HasZero(theirs))
        {
            if (!ours.AsSpan().SequenceEqual(theirs))
                LeaveBinary(edit);
            return;
        }

        var merge = ThreeWayMerge.Of(edit.Kind == EditKind.Added ? [] : original.Read(edit.Path), ours, theirs);
        RememberPristine(edit.Path);
        var content = merge.Content;
        if (merge.Conflicts > 0)
            Report(edit, MergeReason.Conflict(edit.Kind == EditKind.Added ? EditReasons.Added : EditReasons.Edited, merge.Conflicts));
        if (content.AsSpan().SequenceEqual(ours))
        {
            _kept.Add(edit.Path);
            return;
        }

        File.WriteAllBytes(Incoming(edit.Path), content);
        if (edit.IsModeChanged)
            FileModes.SetExecutable(Incoming(edit.Path), edit.File.IsExecutable);
        _merged[edit.Path] = Sha256Hex.Of(content);
    }

    private void LeaveBinary(FolderEdit edit)
    {
        RememberPristine(edit.Path);
        LeaveAlone(edit, MergeReason.NotText(PexBuildFolder.Pristine + edit.Path));
    }

    private void LeaveAlone(FolderEdit edit, MergeReason reason)
    {
        _kept.Add(edit.Path);
        Report(edit, reason);
    }

    private void Report(FolderEdit edit, MergeReason reason) =>
        _conflicts.Add(PexErrors.MergeConflict.Error(_plan.Folder, edit.Path, reason.Problem, reason.Remedy).Diagnostic);

    private string Incoming(string path) => FolderPaths.At(_incoming, path);
}
