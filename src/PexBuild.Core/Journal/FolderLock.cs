using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Journal;

/// <summary>Keeps others from changing an unpacked folder. The operating system takes it away from a process that ends in any way.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly string _folder;
    private readonly LockFile _file;

    private FolderLock(string folder, LockFile file)
    {
        _folder = folder;
        _file = file;
    }

    /// <summary>Waits for the folder's lock. The folder is made if it is not there.</summary>
    /// <param name="folder">An unpacked folder, or one that is to become one.</param>
    /// <param name="patience">How long to wait for another process; 20 seconds unless told.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="PexException">Another process kept it for longer than that.</exception>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    public static FolderLock Acquire(string folder, TimeSpan? patience = null, CancellationToken cancellation = default)
    {
        // Whoever prepared the folder may have put a link there: what it leads to would be written to.
        LinkCheck.Refuse(folder, PexBuildFolder.Lock + "/", new HashSet<string>(StringComparer.Ordinal));
        return Retry.UntilMade(() => TryAcquire(folder), patience ?? Retry.Patience, cancellation) ?? throw PexErrors.FolderBusy.Error(folder);
    }

    /// <summary>Gives the folder free.</summary>
    public void Dispose()
    {
        _file.Dispose();
        RemoveIfEmpty(FolderPaths.At(_folder, PexBuildFolder.Name));
    }

    private static FolderLock? TryAcquire(string folder)
    {
        // Each time: whoever had the lock may have removed it as empty.
        new ParentFolders(FolderPaths.At(folder, PexBuildFolder.Name)).Make();
        return LockFile.TryAcquire(FolderPaths.At(folder, PexBuildFolder.Lock)) is { } file ? new FolderLock(folder, file) : null;
    }

    // In a folder that was empty before and that nothing was made in.
    private static void RemoveIfEmpty(string folder)
    {
        try
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Another process has begun something in it, or removed it.
        }
    }
}
