using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Journal;

/// <summary>Locks an unpacked folder against other processes. The operating system releases the lock when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly string _folder;
    private readonly LockFile _file;

    private FolderLock(string folder, LockFile file)
    {
        _folder = folder;
        _file = file;
    }

    /// <summary>Waits for the folder's lock. Creates the folder if it does not exist.</summary>
    /// <param name="folder">An unpacked folder, or a folder that a PEX will be unpacked to.</param>
    /// <param name="patience">How long to wait for another process; 20 seconds by default.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="PexException">Another process held the lock for longer than that.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static FolderLock Acquire(string folder, TimeSpan? patience = null, CancellationToken cancellation = default)
    {
        // The folder may contain a malicious link at this path; without the check, the link's target would be written to.
        LinkCheck.Refuse(folder, PexBuildFolder.Lock + "/", new HashSet<string>(StringComparer.Ordinal));
        return Retry.UntilMade(() => TryAcquire(folder), patience ?? Retry.Patience, cancellation) ?? throw PexErrors.FolderBusy.Error(folder);
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose()
    {
        _file.Dispose();
        RemoveIfEmpty(FolderPaths.At(_folder, PexBuildFolder.Name));
    }

    private static FolderLock? TryAcquire(string folder)
    {
        // On every attempt: the previous holder of the lock may have removed the folder because it was empty.
        new ParentFolders(FolderPaths.At(folder, PexBuildFolder.Name)).Make();
        return LockFile.TryAcquire(FolderPaths.At(folder, PexBuildFolder.Lock)) is { } file ? new FolderLock(folder, file) : null;
    }

    // The case of a folder that was empty before and in which nothing was created.
    private static void RemoveIfEmpty(string folder)
    {
        try
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Another process has created something in it, or removed it.
        }
    }
}
