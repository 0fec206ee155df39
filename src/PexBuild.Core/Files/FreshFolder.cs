using PexBuild.Diagnostics;

namespace PexBuild.Files;

/// <summary>
/// A folder beside the target, entered by nobody else, in which a new target is made before one rename puts it in place.
/// It is removed with all that is left in it, whatever happens; if the process is killed, by the next one that comes here.
/// </summary>
internal sealed class FreshFolder : IDisposable
{
    private const string LockSuffix = ".lock";
    private const string ReplacedName = "old";

    private readonly string _target;
    private readonly string _path;
    private readonly LockFile _lock;
    private readonly ParentFolders _parents;

    private FreshFolder(string target, string path, LockFile held, ParentFolders parents)
    {
        _target = target;
        _path = path;
        // Made before the folder and removed after it: a folder whose lock nobody holds was left behind.
        _lock = held;
        _parents = parents;
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
        var parents = new ParentFolders(Path.GetDirectoryName(target)!);
        try
        {
            return Retry.UntilMade(() => TryMake(target, parents), Retry.Patience)
                ?? throw new IOException(FolderReasons.AlwaysBusy(target).Text);
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
        foreach (var folder in StagingName.Existing(target).Select(WithoutSuffix).Distinct(StringComparer.Ordinal))
        {
            try
            {
                using var held = LockFile.TryAcquire(folder + LockSuffix);
                if (held is null)
                    continue;
                PutBack(folder, target);
                FolderRemoval.Remove(folder);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // It is another user's.
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
        try
        {
            PutBack(_path, _target);
            FolderRemoval.Remove(_path);
        }
        finally
        {
            _lock.Dispose();
        }

        if (!Directory.Exists(_target))
            _parents.TakeBack();
    }

    /// <returns><see langword="null"/> if somebody who sweeps took the lock for one that was left behind, or the folders above the target are gone
    /// again.</returns>
    private static FreshFolder? TryMake(string target, ParentFolders parents)
    {
        parents.Make();
        var path = StagingName.Fresh(target);
        return LockFile.TryAcquire(path + LockSuffix) is { } held ? new FreshFolder(target, path, held, parents) : null;
    }

    private static void PutBack(string folder, string target)
    {
        if (Directory.Exists(Path.Combine(folder, ReplacedName)) && !Directory.Exists(target))
            Directory.Move(Path.Combine(folder, ReplacedName), target);
    }

    private static string WithoutSuffix(string path) =>
        path.EndsWith(LockSuffix, StringComparison.Ordinal) ? path.Substring(0, path.Length - LockSuffix.Length) : path;
}
