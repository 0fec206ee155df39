using PexBuild.Diagnostics;
using PexBuild.Manifests;

namespace PexBuild.Unpacking;

/// <summary>The changes in a folder that is unpacked over, and what becomes of them (<see cref="OnEdits"/>).</summary>
internal sealed class CarriedEdits
{
    private const string Saved = FolderManifest.Folder + "/saved";

    private readonly UnpackPlan? _plan;
    private readonly FolderManifest? _old;
    private readonly IReadOnlyList<FolderEdit> _edits;

    private CarriedEdits(UnpackPlan? plan, FolderManifest? old, IReadOnlyList<FolderEdit> edits)
    {
        _plan = plan;
        _old = old;
        _edits = edits;
    }

    public static CarriedEdits None { get; } = new(null, null, []);

    /// <exception cref="PexException">There are changes, and <see cref="OnEdits.Fail"/> is to be obeyed: one line for each.</exception>
    public static CarriedEdits Find(UnpackPlan plan, FolderManifest old)
    {
        var edits = FolderEdits.Find(plan.Folder, old).Where(edit => edit.Kind != EditKind.Deleted || !plan.Options.BringBackDeleted).ToArray();
        var changed = edits.Where(edit => edit.Kind != EditKind.Added).ToArray();
        if (plan.Options.OnEdits == OnEdits.Fail)
            Refuse(plan, changed, PexErrors.EditsWouldBeLost);
        return new CarriedEdits(plan, old, edits);
    }

    /// <summary>Puts the changes into the new folder, or saves them there.</summary>
    /// <param name="staged">The new folder, complete but for its manifest.</param>
    /// <param name="hashes">What was written into it.</param>
    /// <exception cref="PexException">A change is to be kept, but the PEX changed the same file.</exception>
    public void WriteTo(string staged, IReadOnlyDictionary<string, string> hashes)
    {
        if (_plan is null || _old is null)
            return;
        var conflicts = _edits.Where(edit => IsConflict(edit, hashes)).ToArray();
        if (_plan.Options.OnEdits != OnEdits.Overwrite)
            Refuse(_plan, conflicts, PexErrors.EditsConflict);
        KeepEarlierSaves(staged);
        var saves = new SaveFolder(staged, Saved, _plan);
        foreach (var edit in _edits)
        {
            var isKept = edit.Kind == EditKind.Added ? !conflicts.Contains(edit) : _plan.Options.OnEdits == OnEdits.Keep;
            if (edit.Kind == EditKind.Deleted)
            {
                if (isKept)
                    File.Delete(At(staged, edit.Path));
            }
            else if (isKept)
            {
                Copy(At(_plan.Folder, edit.Path), At(staged, edit.Path));
            }
            else
            {
                saves.Add(At(_plan.Folder, edit.Path), edit.Path);
            }
        }

        saves.Report();
    }

    private static void Refuse(UnpackPlan plan, FolderEdit[] edits, PexErrorCode code)
    {
        if (edits.Length == 0)
            return;
        var lines = edits.Select(edit => code.Error(plan.Folder, edit.Path, Verb(edit.Kind)).Diagnostic).ToArray();
        throw new PexException(lines[0]) { Related = lines.Skip(1).ToArray() };
    }

    private static string Verb(EditKind kind) => kind switch
    {
        EditKind.Edited => "was edited",
        EditKind.Deleted => "was deleted",
        _ => "was added",
    };

    // A change conflicts when the new PEX has another file in that place than the old one had.
    private bool IsConflict(FolderEdit edit, IReadOnlyDictionary<string, string> hashes) => edit.Kind switch
    {
        EditKind.Added => hashes.ContainsKey(edit.Path),
        EditKind.Deleted => hashes.TryGetValue(edit.Path, out var hash) && hash != _old!.Files[edit.Path].Sha256,
        _ => !hashes.TryGetValue(edit.Path, out var hash) || hash != _old!.Files[edit.Path].Sha256,
    };

    private void KeepEarlierSaves(string staged)
    {
        var earlier = At(_plan!.Folder, Saved);
        if (!Directory.Exists(earlier))
            return;
        foreach (var file in Directory.EnumerateFiles(earlier, "*", SearchOption.AllDirectories))
            Copy(file, At(staged, Saved) + file.Substring(earlier.Length));
    }

    internal static string At(string folder, string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));

    internal static void Copy(string from, string to)
    {
        FileModes.CreateFolder(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }
}
