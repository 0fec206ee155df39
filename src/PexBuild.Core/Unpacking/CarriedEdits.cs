using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Manifests;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>The changes in a folder that is unpacked over, and which of them are in the way of the new files (<see cref="OnEdits"/>).</summary>
internal sealed class CarriedEdits
{
    private readonly UnpackPlan _plan;
    private readonly FolderManifest? _old;
    private readonly IReadOnlyDictionary<string, string> _hashes;
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    /// <param name="plan">What will be written.</param>
    /// <param name="old">What was written before.</param>
    /// <param name="edits">What was changed since.</param>
    /// <param name="hashes">The content of what will be written.</param>
    public CarriedEdits(UnpackPlan plan, FolderManifest? old, IReadOnlyList<FolderEdit> edits, IReadOnlyDictionary<string, string> hashes)
    {
        _plan = plan;
        _old = old;
        _hashes = hashes;
        All = edits;
        foreach (var path in hashes.Keys)
            AddParents(path);
        Conflicts = [.. edits.Where(IsConflict)];
    }

    public IReadOnlyList<FolderEdit> All { get; }

    /// <summary>Those that meet a change of the PEX in the same place.</summary>
    public IReadOnlyList<FolderEdit> Conflicts { get; }

    /// <exception cref="PexException">There are changes that unpacking would undo, and <see cref="OnEdits.Fail"/> is to be obeyed: one line for each.</exception>
    public static void RefuseIfAsked(UnpackPlan plan, IReadOnlyList<FolderEdit> edits)
    {
        if (plan.Options.OnEdits == OnEdits.Fail)
            Refuse(plan, [.. edits.Where(edit => edit.Kind != EditKind.Added)], PexErrors.EditsWouldBeLost);
    }

    /// <exception cref="PexException">There are conflicts, and nothing is to be overwritten or merged: one line for each. Or one that cannot be merged.</exception>
    public void RefuseConflicts()
    {
        if (_plan.Options.OnEdits is OnEdits.Fail or OnEdits.Keep)
            Refuse(_plan, Conflicts, PexErrors.EditsConflict);
        else if (_plan.Options.OnEdits == OnEdits.Merge)
            Refuse(_plan, [.. Conflicts.Where(IsFileWhereFolderIs)], PexErrors.EditsConflict);
    }

    /// <summary>Whether the user's file has to go for a folder of the PEX, or lies in a folder where the PEX has a file.</summary>
    public bool IsFileWhereFolderIs(FolderEdit edit)
    {
        if (edit.Kind == EditKind.Deleted)
            return false;
        if (_folders.Contains(edit.Path))
            return true;
        for (var slash = edit.Path.IndexOf('/'); slash >= 0; slash = edit.Path.IndexOf('/', slash + 1))
        {
            if (_hashes.ContainsKey(edit.Path.Substring(0, slash)))
                return true;
        }

        return false;
    }

    // A change conflicts when the new PEX has another file in that place than the old one had, and not the one that the user made of it.
    private bool IsConflict(FolderEdit edit) => IsFileWhereFolderIs(edit) || edit.Kind switch
    {
        EditKind.Added => _hashes.TryGetValue(edit.Path, out var hash) && !IsOnDisk(edit, hash),
        EditKind.Deleted => _hashes.TryGetValue(edit.Path, out var hash) && hash != _old!.Files[edit.Path].Sha256,
        EditKind.ModeChanged => false,
        _ => !_hashes.TryGetValue(edit.Path, out var hash) || (hash != _old!.Files[edit.Path].Sha256 && !IsOnDisk(edit, hash)),
    };

    private static bool IsOnDisk(FolderEdit edit, string hash) => !edit.File!.IsLink && Sha256Hex.OfFile(edit.File.FullName) == hash;

    private void AddParents(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0 && _folders.Add(path.Substring(0, slash)); slash = path.LastIndexOf('/', slash - 1))
        {
        }
    }

    private static void Refuse(UnpackPlan plan, IReadOnlyList<FolderEdit> edits, PexErrorCode code)
    {
        if (edits.Count == 0)
            return;
        var lines = edits.Select(edit => code.Error(plan.Folder, edit.Path, Verb(edit.Kind)).Diagnostic).ToArray();
        throw new PexException(lines[0]) { Related = lines.Skip(1).ToArray() };
    }

    private static VerbatimText Verb(EditKind kind) => kind switch
    {
        EditKind.Edited => EditReasons.Edited,
        EditKind.Deleted => EditReasons.Deleted,
        EditKind.ModeChanged => EditReasons.ModeChanged,
        _ => EditReasons.Added,
    };
}
