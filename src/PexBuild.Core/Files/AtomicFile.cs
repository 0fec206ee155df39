using System.Text;
using PexBuild.Diagnostics;

namespace PexBuild.Files;

/// <summary>
/// A file that is written beside its target and then renamed over it: at any moment the target has either the whole old content or the whole new
/// content. If a process is killed while writing, the next one that writes to the same target removes the leftover file.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly string _target;
    private readonly string _path;
    private readonly ParentFolders? _parents;
    private readonly FileStream _file;

    private AtomicFile(string target, string path, ParentFolders? parents, FileStream file)
    {
        _target = target;
        _path = path;
        _parents = parents;
        _file = file;
        Stream = new BufferedStream(file, BufferSize);
    }

    /// <summary>The stream to write to. Disposing the file closes it.</summary>
    public Stream Stream { get; }

    /// <summary>Starts writing a file.</summary>
    /// <param name="target">The absolute path of the target.</param>
    /// <param name="isExecutable">Whether the file gets the mode of an executable file in an unpacked folder or that of any other file there;
    /// <see langword="null"/> for the default mode of new files.</param>
    /// <param name="makesFolders">Whether to create missing parent folders; they are removed again if the file is not committed.</param>
    public static AtomicFile Create(string target, bool? isExecutable = null, bool makesFolders = false)
    {
        var parents = makesFolders ? new ParentFolders(Path.GetDirectoryName(target)!) : null;
        try
        {
            parents?.Make();
            Sweep(target);
            return Retry.UntilMade(() => TryCreate(target, isExecutable, parents), Retry.Patience)
                ?? throw new IOException(FolderReasons.AlwaysBusy(target).Text);
        }
        catch
        {
            parents?.TakeBack();
            throw;
        }
    }

    /// <summary>Writes a file, replacing an existing one.</summary>
    public static void Write(string target, Action<Stream> write, bool? isExecutable = null, bool flushToDisk = false)
    {
        using var file = Create(target, isExecutable);
        write(file.Stream);
        file.Commit(flushToDisk: flushToDisk);
    }

    /// <summary>Writes a text file in UTF-8 without a byte order mark, over the one that is there.</summary>
    public static void WriteText(string target, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Write(target, stream => stream.Write(bytes, 0, bytes.Length));
    }

    /// <summary>Renames a file, replacing an existing one.</summary>
    public static void Replace(string from, string to)
    {
#if NET
        File.Move(from, to, overwrite: true);
#else
        if (File.Exists(to))
            File.Replace(from, to, null);
        else
            File.Move(from, to);
#endif
    }

    /// <summary>Renames the file to its target.</summary>
    /// <param name="overwrite">Whether to replace an existing file.</param>
    /// <param name="flushToDisk">Whether to flush the content to disk before the rename, so that a power failure cannot leave an empty file.</param>
    /// <returns><see langword="false"/> if the target exists and must not be replaced.</returns>
    public bool Commit(bool overwrite = true, bool flushToDisk = false)
    {
        Stream.Flush();
        _file.Flush(flushToDisk);
#if NET
        // While the file is open, no other process removes it as a leftover.
        try
        {
            File.Move(_path, _target, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(_target))
        {
            return false;
        }
#else
        _file.Dispose();
        if (!overwrite && File.Exists(_target))
            return false;
        Replace(_path, _target);
#endif
        return true;
    }

    /// <summary>Removes the file if it was not committed.</summary>
    public void Dispose()
    {
        // The buffered data is no longer needed, and flushing it to a full disk would fail again.
#if NET
        File.Delete(_path);
        _file.Dispose();
#else
        _file.Dispose();
        File.Delete(_path);
#endif
        if (!File.Exists(_target))
            _parents?.TakeBack();
    }

    private static AtomicFile? TryCreate(string target, bool? isExecutable, ParentFolders? parents)
    {
        parents?.Make();
        var path = StagingName.Fresh(target);
        try
        {
            return LockFile.TryHold(path, () => FileModes.CreateFile(path, isExecutable, FileShare.Delete)) is { } file
                ? new AtomicFile(target, path, parents, file)
                : null;
        }
        catch (DirectoryNotFoundException) when (parents is not null && !Directory.Exists(Path.GetDirectoryName(target)))
        {
            return null;
        }
    }

    private static void Sweep(string target)
    {
        foreach (var left in StagingName.Existing(target).Where(File.Exists))
        {
            try
            {
                LockFile.TryAcquire(left)?.Dispose();
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // It belongs to another user.
            }
        }
    }
}
