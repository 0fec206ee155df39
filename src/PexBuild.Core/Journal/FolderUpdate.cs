using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Journal;

/// <summary>An update of an unpacked folder. New files are staged in <c>.pexbuild/update</c> first; then all changes are made, or none.</summary>
internal sealed class FolderUpdate : IDisposable
{
    private readonly FolderLock _lock;
    private readonly List<JournalEntry> _entries = [];

    private FolderUpdate(string folder, FolderLock held)
    {
        Folder = folder;
        _lock = held;
    }

    public string Folder { get; }

    /// <summary>The staging folder for new files. Each has the path there that it will have in the unpacked folder.</summary>
    public string Incoming => FolderPaths.At(Folder, PexBuildFolder.Incoming);

    /// <summary>The folder for displaced files that must not be discarded, relative to the unpacked folder.</summary>
    public string SavedFolder { get; private set; } = "";

    /// <summary>The number of files saved there.</summary>
    public int SavedCount { get; private set; }

    public bool IsEmpty => _entries.Count == 0;

    /// <exception cref="PexException">Another process is changing the folder, or an earlier update can be neither completed nor rolled back.</exception>
    public static FolderUpdate Begin(string folder)
    {
        var update = new FolderUpdate(folder, FolderLock.Acquire(folder));
        try
        {
            FolderRecovery.RunLocked(folder);
            FileModes.CreateFolder(update.Incoming);
            return update;
        }
        catch
        {
            update.Dispose();
            throw;
        }
    }

    /// <summary>Creates a staged file.</summary>
    public FileStream Create(string path, bool isExecutable)
    {
        var file = FolderPaths.At(Incoming, path);
        FileModes.CreateFolder(Path.GetDirectoryName(file)!);
        return FileModes.CreateFile(file, isExecutable);
    }

    public void Add(JournalEntry entry) => _entries.Add(entry);

    /// <exception cref="PexException">The update failed and was rolled back.</exception>
    public void Commit()
    {
        // Removals come first: a folder may replace a file, or a file a folder.
        var journal = new UpdateJournal(FreeNumber(), [.. _entries.OrderBy(entry => entry.New is not null)]);
        SavedFolder = journal.SavedFolder;
        journal.Write(Folder);
        var run = new JournalRun(Folder, journal);
        run.FinishOrTakeBack();
        SavedCount = run.SavedCount;
    }

    public void Dispose()
    {
        try
        {
            if (!File.Exists(FolderPaths.At(Folder, PexBuildFolder.Journal)))
                FolderRemoval.Remove(FolderPaths.At(Folder, PexBuildFolder.Update));
        }
        finally
        {
            _lock.Dispose();
        }
    }

    private long FreeNumber()
    {
        var number = 1L;
        while (FolderPaths.Exists(FolderPaths.At(Folder, new UpdateJournal(number, []).SavedFolder)))
            number++;
        return number;
    }
}
