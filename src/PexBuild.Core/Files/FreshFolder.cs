using PexBuild.Diagnostics;

namespace PexBuild.Files;

/// <summary>
/// A private staging folder beside the target in which a new target is built before one rename puts it in place. It is always removed with everything
/// left in it; if the process is killed, the next process that uses the same target removes it.
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
        // Created before the folder and removed after it: a folder whose lock nobody holds is a leftover.
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

    /// <summary>The path of the new folder. It already has its final mode: only the surrounding folder is private.</summary>
    public string Content { get; }

    /// <summary>Creates a staging folder for a target, and the target's missing parents.</summary>
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

    /// <summary>Removes what killed processes left beside a target; a target that was being replaced is restored first.</summary>
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
                // It belongs to another user.
            }
        }
    }

    /// <summary>Moves the new folder to the target.</summary>
    /// <exception cref="PexException">Another process created the target in the meantime.</exception>
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

    /// <summary>Replaces an existing target with the new folder: the old one is moved aside and removed on dispose.</summary>
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

    /// <returns><see langword="null"/> if another process took the lock for a leftover, or the target's parents were removed again.</returns>
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
