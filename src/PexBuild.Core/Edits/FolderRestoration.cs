using PexBuild.Diagnostics;
using PexBuild.Journal;

namespace PexBuild.Edits;

/// <summary>Puts back what was unpacked: edited and deleted files are as they were, added ones are gone. All of it happens, or nothing.</summary>
/// <remarks>What is discarded is saved under <c>.pexbuild/saved</c>, in a folder with a new number each time.</remarks>
public static class FolderRestoration
{
    /// <summary>Restores files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="paths">Files or folders to be restored alone; none means all.</param>
    /// <param name="from">The PEX that the folder was made from; by default it is looked for near the folder.</param>
    /// <param name="dryRun">Only find out what would be restored.</param>
    /// <exception cref="PexException">PEX2021 to PEX2023: what a file was before is nowhere to be found. PEX2024: a path is nothing of the folder's.</exception>
    public static RestoreResult Restore(UnpackedFolder folder, IReadOnlyList<string> paths, string? from = null, bool dryRun = false) => folder.Guarded(() =>
    {
        using var update = dryRun ? null : FolderUpdate.Begin(folder.Path);
        // Every file is read: what was edited must not be overlooked here.
        var edits = FolderState.Read(folder.Path, folder.Manifest).Edits;
        var selection = PathSelection.Of(folder, paths, path => folder.Has(path, edits));
        IReadOnlyList<FolderEdit> chosen = [.. edits.Where(selection.Contains)];
        if (update is null || chosen.Count == 0)
            return new RestoreResult(chosen, null);
        foreach (var edit in chosen.Where(edit => edit.Kind == EditKind.Added))
            update.Add(new JournalEntry(edit.Path, null, null));
        using (var pristine = new PristineContent(folder.Path, folder.Manifest, from))
        {
            foreach (var edit in chosen.Where(edit => edit.Kind != EditKind.Added))
                PutBack(edit, folder, pristine, update);
        }

        update.Commit();
        return new RestoreResult(chosen, update.SavedCount > 0 ? update.SavedFolder : null);
    });

    private static void Copy(string from, FileStream to)
    {
        using var source = File.OpenRead(from);
        source.CopyTo(to);
    }

    private static void PutBack(FolderEdit edit, UnpackedFolder folder, PristineContent pristine, FolderUpdate update)
    {
        var written = folder.Manifest.Files[edit.Path];
        using (var file = update.Create(edit.Path, written.IsExecutable))
        {
            if (edit.Kind == EditKind.ModeChanged)
                Copy(edit.File!.FullName, file);
            else
                pristine.CopyTo(edit.Path, file);
        }

        update.Add(new JournalEntry(edit.Path, written.Sha256, written.Sha256) { Seen = edit.File?.Seen });
    }
}
