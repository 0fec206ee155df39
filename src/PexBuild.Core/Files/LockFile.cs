using PexBuild.Diagnostics;

namespace PexBuild.Files;

/// <summary>A file that one holder at a time, in any process, keeps open. The operating system releases it however its process ends.</summary>
/// <remarks>
/// On Unix a file is opened first and locked afterwards; in between, its holder may have deleted it and another process may have created a new file
/// of the same name. Therefore a lock is valid only if its path still leads to the locked file, and a holder deletes the file while holding the lock.
/// </remarks>
internal sealed class LockFile : IDisposable
{
    // The lengths distinguish files of the same name: enough values, and none that is slow on a file system without sparse files.
    private const int LongestMark = 1 << 20;

    private static readonly bool s_onWindows = Path.DirectorySeparatorChar == '\\';
    private static readonly Random s_marks = new(Guid.NewGuid().GetHashCode());

    private readonly string _path;
    private readonly FileStream _file;

    private LockFile(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Creates a lock file, or takes over a leftover one.</summary>
    /// <returns><see langword="null"/> if another holder has it, or if it or its folder was removed at this moment.</returns>
    /// <exception cref="UnauthorizedAccessException">It cannot be created, or its path is taken by something else.</exception>
    public static LockFile? TryAcquire(string path)
    {
        try
        {
            var file = TryHold(path,
                () => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
                    s_onWindows ? FileOptions.DeleteOnClose : FileOptions.None));
            return file is null ? null : new LockFile(path, file);
        }
        catch (DirectoryNotFoundException) when (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            return null;
        }
    }

    /// <summary>Opens and locks a file, and verifies that its path still leads to it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="open">Opens or creates the file for writing. Its content is lost.</param>
    /// <returns>The file, empty; <see langword="null"/> if another holder has it, or if it was removed at this moment.</returns>
    internal static FileStream? TryHold(string path, Func<FileStream> open)
    {
        FileStream file;
        try
        {
            file = open();
        }
        catch (IOException held) when (IsHeldByAnother(held))
        {
            return null;
        }

        var isHeld = false;
        try
        {
            if (!file.CanSeek)
                throw new UnauthorizedAccessException(FolderReasons.CannotBeLocked(path).Text);
            return (isHeld = s_onWindows || Names(path, file)) ? file : null;
        }
        finally
        {
            if (!isHeld)
                file.Dispose();
        }
    }

    /// <summary>Deletes the file and releases the lock.</summary>
    public void Dispose()
    {
        // Deleted while the lock is held: afterwards the path may be another holder's file. On Windows, closing deletes it.
        if (!s_onWindows)
            File.Delete(_path);
        _file.Dispose();
    }

    /// <summary>Whether a path leads to the file that we locked. A file of the same name from another holder has a different length.</summary>
    private static bool Names(string path, FileStream file)
    {
        int mark;
        lock (s_marks)
            mark = s_marks.Next(1, LongestMark);
        file.SetLength(mark);
        var named = new FileInfo(path);
        var isSame = named.Exists && named.Length == mark;
        file.SetLength(0);
        return isSame;
    }

    private static bool IsHeldByAnother(IOException exception)
    {
        // ERROR_SHARING_VIOLATION; EWOULDBLOCK on Linux and on macOS.
        const int Windows = unchecked((int)0x80070020), Linux = 11, MacOS = 35;
        return exception.HResult is Windows or Linux or MacOS;
    }
}
