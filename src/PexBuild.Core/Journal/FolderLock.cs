using System.Diagnostics;
using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Journal;

/// <summary>Keeps others from changing an unpacked folder. The operating system takes it away from a process that ends in any way.</summary>
public sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);
    private static readonly Random s_random = new(Guid.NewGuid().GetHashCode());

    private readonly string _path;
    private readonly FileStream _file;

    private FolderLock(string path, FileStream file)
    {
        _path = path;
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
        var limit = patience ?? s_patience;
        var path = FolderPaths.At(folder, PexBuildFolder.Lock);
        // Whoever prepared the folder may have put a link there: what it leads to would be written to.
        LinkCheck.Refuse(folder, PexBuildFolder.Lock + "/", new HashSet<string>(StringComparer.Ordinal));
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                FileModes.CreateFolder(FolderPaths.At(folder, PexBuildFolder.Name));
                if (TryAcquire(path) is { } acquired)
                    return acquired;
            }
            catch (IOException) when (waited.Elapsed < limit)
            {
                // Held by another, or its folder was removed in this moment.
            }
            catch (IOException) when (File.Exists(path))
            {
                throw PexErrors.FolderBusy.Error(folder);
            }

            if (cancellation.WaitHandle.WaitOne(s_pause))
                cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Gives the folder free.</summary>
    public void Dispose()
    {
        // While it is still held, so that nobody can hold it and have it deleted by us. On Windows closing deletes it.
        if (!OnWindows)
            File.Delete(_path);
        _file.Dispose();
        RemoveIfEmpty(Path.GetDirectoryName(_path)!);
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

    private static bool OnWindows => Path.DirectorySeparatorChar == '\\';

    private static FolderLock? TryAcquire(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, OnWindows ? FileOptions.DeleteOnClose : FileOptions.None);
        if (!file.CanSeek)
        {
            file.Dispose();
            throw new UnauthorizedAccessException(FolderReasons.CannotBeLocked(path).Text);
        }

        // On Unix we may have got hold of a file that its holder deleted in this moment, while somebody else makes a new one of that name. Only one of them
        // has the length that we gave ours.
        int length;
        lock (s_random)
            length = s_random.Next(1, 1 << 30);
        file.SetLength(length);
        var named = new FileInfo(path);
        if (OnWindows || named.Exists && named.Length == length)
            return new FolderLock(path, file);
        file.Dispose();
        return null;
    }
}
