using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Journal;

/// <summary>An update of an unpacked folder: all that is new is made in <c>.pexbuild/update</c> first, then the whole happens, or nothing.</summary>
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

    /// <summary>Where new files are made, at the paths that they will have.</summary>
    public string Incoming => FolderPaths.At(Folder, PexBuildFolder.Incoming);

    /// <summary>Where what must not be thrown away goes, relative to the folder.</summary>
    public string SavedFolder { get; private set; } = "";

    /// <summary>How many files went there.</summary>
    public int SavedCount { get; private set; }

    public bool IsEmpty => _entries.Count == 0;

    /// <exception cref="PexException">Another process is changing the folder, or an earlier change can be neither finished nor taken back.</exception>
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

    /// <summary>Makes a file that is to be put into place.</summary>
    public FileStream Create(string path, bool isExecutable)
    {
        var file = FolderPaths.At(Incoming, path);
        FileModes.CreateFolder(Path.GetDirectoryName(file)!);
        return FileModes.CreateFile(file, isExecutable);
    }

    public void Add(JournalEntry entry) => _entries.Add(entry);

    /// <exception cref="PexException">It failed, and all is as it was.</exception>
    public void Commit()
    {
        // A folder may take the place of a file, or a file that of a folder.
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
