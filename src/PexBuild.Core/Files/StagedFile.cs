
namespace PexBuild.Files;

/// <summary>A file that is written beside its place, and is there only when it is complete. What a killed process left is swept by the next.</summary>
internal sealed class StagedFile : IDisposable
{
    private const string Marker = ".pexbuild-";

    private readonly string _target;
    private readonly string _path;
    private readonly ParentFolders _parents;

    private StagedFile(string target, string path, ParentFolders parents)
    {
        _parents = parents;
        _target = target;
        _path = path;
        Stream = Create(path);
    }

    public FileStream Stream { get; }

    public static StagedFile For(string target)
    {
        var folder = Path.GetDirectoryName(target)!;
        var parents = ParentFolders.Make(folder);
        try
        {
            var prefix = "." + Path.GetFileName(target) + Marker;
            foreach (var left in Directory.GetFiles(folder).Where(file => Path.GetFileName(file).StartsWith(prefix, StringComparison.Ordinal)))
                Sweep(left);
            return new StagedFile(target, Path.Combine(folder, prefix + Guid.NewGuid().ToString("N")), parents);
        }
        catch
        {
            parents.TakeBack();
            throw;
        }
    }

    /// <summary>Puts the file in its place, executable as pex makes it.</summary>
    /// <returns>Whether that was free, or may be replaced.</returns>
    public bool Commit(bool overwrite)
    {
        Stream.Flush(flushToDisk: true);
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
        Stream.Dispose();
        if (File.Exists(_target))
        {
            if (!overwrite)
                return false;
            File.Replace(_path, _target, null);
            return true;
        }

        File.Move(_path, _target);
#endif
        return true;
    }

    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(_path);
        if (!File.Exists(_target))
            _parents.TakeBack();
    }

    /// <summary>A file that somebody is writing is locked; one that can be locked was left behind.</summary>
    private static void Sweep(string path)
    {
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
            }

            File.Delete(path);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // Another process writes it, or it is not ours to remove.
        }
    }

    private static FileStream Create(string path)
    {
#if NET
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
                | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        }

        return new FileStream(path, options);
#else
        return new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
#endif
    }
}
