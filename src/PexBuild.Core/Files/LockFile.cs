using PexBuild.Diagnostics;

namespace PexBuild.Files;

/// <summary>A file that one holder at a time has open, in this process or another. The operating system frees it when its process ends in any way.</summary>
/// <remarks>
/// On Unix a file is opened first and locked after that, so that in between its holder may have deleted it, and somebody else may have made a new one
/// of the same name. Therefore a lock counts only if its path still leads to the file that was locked, and a holder deletes the file while it holds
/// it.
/// </remarks>
internal sealed class LockFile : IDisposable
{
    // The lengths that tell two files of one name apart: enough of them, and none that costs time on a file system where a file cannot have holes.
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

    /// <summary>Makes a lock file, or takes over one that was left behind.</summary>
    /// <returns><see langword="null"/> if somebody else holds it, or if it or its folder was removed in this moment.</returns>
    /// <exception cref="UnauthorizedAccessException">It cannot be made, or something else has its name.</exception>
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

    /// <summary>Opens a file in a way that locks it, and makes sure that it is the one that its path leads to.</summary>
    /// <param name="path">The file.</param>
    /// <param name="open">Opens or makes it for writing. The content is lost.</param>
    /// <returns>The file, empty; <see langword="null"/> if somebody else holds it, or if it was removed in this moment.</returns>
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

    /// <summary>Deletes the file and gives it free.</summary>
    public void Dispose()
    {
        // While it is held: afterwards it might be somebody else's. On Windows closing deletes it.
        if (!s_onWindows)
            File.Delete(_path);
        _file.Dispose();
    }

    /// <summary>Whether a path leads to a file that we have locked. Another one of that name, which is somebody else's, has another length.</summary>
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
        // ERROR_SHARING_VIOLATION; EWOULDBLOCK of Linux and of MacOS.
        const int Windows = unchecked((int)0x80070020), Linux = 11, MacOS = 35;
        return exception.HResult is Windows or Linux or MacOS;
    }
}
