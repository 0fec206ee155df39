using PexBuild.Journal;

namespace PexBuild.Edits;

/// <summary>Restores the unpacked files (<see cref="UnpackedFolder.Restore"/>).</summary>
internal static class FolderRestoration
{
    /// <inheritdoc cref="UnpackedFolder.Restore"/>
    public static RestoreResult Restore(UnpackedFolder folder, IReadOnlyList<string> paths, string? from, bool dryRun) => folder.Guarded(() =>
    {
        using var update = dryRun ? null : FolderUpdate.Begin(folder.Path);
        // Every file is read: no edit must be overlooked here.
        var edits = FolderState.Read(folder.Path, folder.Manifest).Edits;
        var selection = PathSelection.Resolve(folder, paths, path => folder.Has(path, edits));
        IReadOnlyList<FolderEdit> chosen = [.. edits.Where(selection.Contains)];
        if (update is null || chosen.Count == 0)
            return new RestoreResult(chosen, null);
        foreach (var edit in chosen.Where(edit => edit.Kind == EditKind.Added))
            update.Add(new JournalEntry(edit.Path, null, null));
        using (var pristine = new PristineContent(folder, from))
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
