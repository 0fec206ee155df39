using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Journal;

/// <summary>Carries out a journal by single renames, or rolls it back. Either can be interrupted at any moment and started again.</summary>
/// <remarks>
/// A file has three states: its new content waits in <c>update/new</c>; the old content is moved to <c>update/old</c>; the new content is moved into
/// place. The locations of the files show the state. Nothing is discarded before all is done, and then only what the journal allows: if an editor
/// saved a file in between, or the user went on working after a crash, that file is moved to <c>saved</c>.
/// </remarks>
internal sealed class JournalRun
{
    private readonly string _folder;
    private readonly UpdateJournal _journal;
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    public JournalRun(string folder, UpdateJournal journal)
    {
        _folder = folder;
        _journal = journal;
    }

    /// <summary>The number of files that were saved.</summary>
    public int SavedCount { get; private set; }

    private IEnumerable<JournalEntry> Removals => _journal.Entries.Where(entry => entry.New is null);

    private IEnumerable<JournalEntry> Arrivals => _journal.Entries.Where(entry => entry.New is not null);

    /// <summary>Brings the folder to its new state or, if that fails, back to its old one.</summary>
    /// <exception cref="PexException">The update failed and was rolled back, or the rollback failed too.</exception>
    public void FinishOrTakeBack()
    {
        try
        {
            Finish();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or PexException)
        {
            try
            {
                TakeBack();
            }
            catch (Exception again) when (again is IOException or UnauthorizedAccessException)
            {
                throw new PexException(PexErrors.UpdateStuck.Error(_folder, again.Message.TrimEnd('.')).Diagnostic, again);
            }

            throw;
        }

        Close();
    }

    private void Finish()
    {
        foreach (var entry in Removals)
            MoveAway(entry);
        EmptyFolders.Prune(_folder, Removals.Select(entry => entry.Path));
        foreach (var entry in Arrivals)
        {
            if (!FolderPaths.Exists(Incoming(entry)))
                continue;
            MoveAway(entry);
            Move(Incoming(entry), Target(entry));
        }

        SaveUnexpected(Displaced, entry => entry.Old, mayTrust: true);
    }

    private void TakeBack()
    {
        foreach (var entry in _journal.Entries.Reverse())
        {
            if (entry.New is not null && !FolderPaths.Exists(Incoming(entry)) && FolderPaths.Exists(Target(entry)))
                Move(Target(entry), Incoming(entry));
            if (FolderPaths.Exists(Displaced(entry)) && !FolderPaths.Exists(Target(entry)))
                Move(Displaced(entry), Target(entry));
        }

        EmptyFolders.Prune(_folder, Arrivals.Select(entry => entry.Path));
        SaveUnexpected(Incoming, entry => entry.New, mayTrust: false);
        SaveUnexpected(Displaced, _ => null, mayTrust: false);
        Close();
    }

    private void Close()
    {
        File.Delete(FolderPaths.At(_folder, PexBuildFolder.Journal));
        try
        {
            FolderRemoval.Remove(FolderPaths.At(_folder, PexBuildFolder.Update));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The update is complete; the next command removes the leftovers.
        }
    }

    private string Target(JournalEntry entry)
    {
        LinkCheck.Refuse(_folder, entry.Path, _checked);
        return FolderPaths.At(_folder, entry.Path);
    }

    private string Incoming(JournalEntry entry) => FolderPaths.At(_folder, PexBuildFolder.Incoming + "/" + entry.Path);

    private string Displaced(JournalEntry entry) => FolderPaths.At(_folder, PexBuildFolder.Displaced + "/" + entry.Path);

    private void MoveAway(JournalEntry entry)
    {
        var target = Target(entry);
        if (!FolderPaths.Exists(target))
            return;
        if (!FolderPaths.Exists(Displaced(entry)))
            Move(target, Displaced(entry));
        else if (entry.New is not null)
            Save(target, entry);
        // Otherwise it was removed before and has been recreated since: it belongs to the user.
    }

    private void SaveUnexpected(Func<JournalEntry, string> place, Func<JournalEntry, string?> expected, bool mayTrust)
    {
        var places = new Lazy<HashSet<string>>(() => new(_journal.Entries.Select(place), StringComparer.Ordinal));
        foreach (var entry in _journal.Entries)
        {
            var path = place(entry);
            if (HoldsOnly(places, path))
                continue;
            if (FolderPaths.Exists(path)
                && (expected(entry) is not { } hash || !FolderPaths.IsRegular(path) || Sha256(path, mayTrust ? entry.Seen : null) != hash))
                Save(path, entry);
        }
    }

    // When a file replaces a folder, this path contains only the files of that folder, each of which has its own entry.
    private static bool HoldsOnly(Lazy<HashSet<string>> places, string path) =>
        Directory.Exists(path) && !FolderPaths.IsLink(path) && !FolderTree.Files(path, inner => places.Value.Contains(FolderPaths.At(path, inner))).Any();

    private void Save(string path, JournalEntry entry)
    {
        var saved = FolderPaths.At(_folder, _journal.SavedFolder + "/" + entry.Path);
        for (var number = 2; FolderPaths.Exists(saved); number++)
            saved = FolderPaths.At(_folder, _journal.SavedFolder + "/" + entry.Path) + "." + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Move(path, saved);
        SavedCount++;
    }

    private static string Sha256(string path, SeenFile? seen) =>
        seen is not null && seen.IsUntouched(new FileInfo(path)) ? seen.Sha256 : Sha256Hex.ComputeFile(path);

    private static void Move(string from, string to)
    {
        FileModes.CreateFolder(Path.GetDirectoryName(to)!);
        if ((File.GetAttributes(from) & FileAttributes.Directory) != 0)
            Directory.Move(from, to);
        else
            File.Move(from, to);
    }
}
