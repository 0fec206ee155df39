using System.Text;
using PexBuild.Diagnostics;

namespace PexBuild.Files;

/// <summary>
/// A folder beside the target, entered by nobody else, in which a new target is made before one rename puts it in place.
/// It is removed with all that is left in it, whatever happens; if the process is killed, by the next one that comes here.
/// </summary>
internal sealed class FreshFolder : IDisposable
{
    private const string Marker = ".pexbuild-";
    private const string LockSuffix = ".lock";
    private const int Attempts = 3;
    private const int LongestName = 200;
    private const string ReplacedName = "old";

    private readonly string _target;
    private readonly string _path;
    private readonly FileStream _lock;
    private readonly ParentFolders _parents;

    private FreshFolder(string target, string path, ParentFolders parents)
    {
        _target = target;
        _path = path;
        _parents = parents;
        // Made before the folder and removed after it: a folder without it, or with one that nobody holds, belongs to nobody.
        _lock = new FileStream(path + LockSuffix, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        Content = Path.Combine(path, "new");
        try
        {
            FileModes.CreatePrivateFolder(path);
            FileModes.CreateFolder(Content);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where the new folder is made. It has its final mode already: only the folder around it is private.</summary>
    public string Content { get; }

    /// <summary>Makes one for a target; the folders above the target are made too.</summary>
    public static FreshFolder For(string target)
    {
        var parents = ParentFolders.Make(Parent(target));
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return new FreshFolder(target, Path.Combine(Parent(target), Prefix(target) + Guid.NewGuid().ToString("N")), parents);
                }
                catch (IOException) when (attempt < Attempts && Directory.Exists(Parent(target)))
                {
                    // Somebody who sweeps took the lock in the moment after it was made.
                }
            }
        }
        catch
        {
            parents.TakeBack();
            throw;
        }
    }

    /// <summary>Removes what processes that were killed left beside a target; one that they were about to replace is put back first.</summary>
    public static void Sweep(string target)
    {
        // A file system's root has no parent.
        if (Parent(target) is not { } parent || !Directory.Exists(parent))
            return;
        // No pattern for the system: the target's name may have a star in it.
        var prefix = Prefix(target);
        foreach (var left in Directory.GetFileSystemEntries(parent).Where(entry => Path.GetFileName(entry).StartsWith(prefix, StringComparison.Ordinal)))
        {
            var folder = left.EndsWith(LockSuffix, StringComparison.Ordinal) ? left.Substring(0, left.Length - LockSuffix.Length) : left;
            try
            {
                using (var held = File.Exists(folder + LockSuffix) ? new FileStream(folder + LockSuffix, FileMode.Open, FileAccess.ReadWrite, FileShare.None) : null)
                {
                    PutBack(folder, target);
                    FolderRemoval.Remove(folder);
                }

                File.Delete(folder + LockSuffix);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // Its process is at work, or it is another user's.
            }
        }
    }

    /// <summary>Puts the new folder in place.</summary>
    /// <exception cref="PexException">Another process made one in the meantime.</exception>
    public void Publish()
    {
        try
        {
            Directory.Move(Content, _target);
        }
        catch (IOException) when (Directory.Exists(_target))
        {
            throw PexErrors.TargetAppeared.Error(_target);
        }
    }

    /// <summary>Puts the new folder in the place of one that is there: that one is moved away and is gone when this is disposed.</summary>
    public void Replace()
    {
        if (Directory.Exists(_target))
            Directory.Move(_target, Path.Combine(_path, ReplacedName));
        Publish();
    }

    public void Dispose()
    {
        PutBack(_path, _target);
        FolderRemoval.Remove(_path);
        _lock.Dispose();
        File.Delete(_path + LockSuffix);
        if (!Directory.Exists(_target))
            _parents.TakeBack();
    }

    private static void PutBack(string folder, string target)
    {
        if (Directory.Exists(Path.Combine(folder, ReplacedName)) && !Directory.Exists(target))
            Directory.Move(Path.Combine(folder, ReplacedName), target);
    }

    private static string Parent(string target) => Path.GetDirectoryName(target)!;

    // What is put around the name must not make it longer than a name may be.
    private static string Prefix(string target)
    {
        var name = Path.GetFileName(target);
        var bytes = Encoding.UTF8.GetBytes(name);
        return "." + (bytes.Length <= LongestName ? name : Sha256Hex.Of(bytes).Substring(0, 32)) + Marker;
    }
}
