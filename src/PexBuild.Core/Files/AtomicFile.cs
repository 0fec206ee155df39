using System.Text;
using PexBuild.Diagnostics;

namespace PexBuild.Files;

/// <summary>
/// A file that is written beside its place and appears there by one rename, over the file that is there: at any moment its place has the whole old file or the
/// whole new one. What a killed process left of one is removed by the next that writes to the same place.
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

    /// <summary>What to write to. Whoever made the file closes the stream with it.</summary>
    public Stream Stream { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="target">Its place, an absolute path.</param>
    /// <param name="isExecutable">Whether it has the mode of an executable file or of another one of an unpacked folder; <see langword="null"/> for
    /// the mode that new files have.</param>
    /// <param name="makesFolders">Whether folders above it that are missing are made, which go again if it does not come to be.</param>
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

    /// <summary>Writes a file, over the one that is there.</summary>
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

    /// <summary>Renames a file over the one that is there, if there is one.</summary>
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

    /// <summary>Puts the file in its place.</summary>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="flushToDisk">Whether the content is to be on the disk before the file is in its place, so that a loss of power leaves no empty
    /// file there.</param>
    /// <returns><see langword="false"/> if a file is there that is not to be replaced.</returns>
    public bool Commit(bool overwrite = true, bool flushToDisk = false)
    {
        Stream.Flush();
        _file.Flush(flushToDisk);
#if NET
        // While it is open nobody sweeps it.
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

    /// <summary>Removes the file if it was not put in its place.</summary>
    public void Dispose()
    {
        // What the buffer still holds is of no use, and to write it to a full disk would fail once more.
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
                // It is another user's.
            }
        }
    }
}
