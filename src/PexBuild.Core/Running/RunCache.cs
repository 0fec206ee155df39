using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Unpacking;

namespace PexBuild.Running;

/// <summary>
/// Caches the unpacked folders of PEX files that were run, so that the next run does not unpack them again. It is in the user's cache folder,
/// keyed by content; entries unused for 30 days are removed. It supports concurrent runs and works without a writable cache.
/// </summary>
/// <remarks>
/// Layout: <c>run/HASH/NAME/</c>. HASH identifies the PEX's content and this build of the library; NAME is the PEX's file name, because what
/// a program prints about itself (such as its usage line) contains the folder's name. One rename creates a folder, so it is always complete.
/// </remarks>
public sealed class RunCache
{
    private const int HashDigits = 40;
    private const string NewPrefix = ".new-";
    private const string TrashPrefix = ".old-";
    private const string SweptStamp = ".swept";
    private const string UsedStamp = ".used";

    private static readonly TimeSpan s_keptUnused = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_sweptEvery = TimeSpan.FromDays(1);

    private readonly string? _root;
    private readonly PexUnpacking _unpack;

    internal RunCache(string? root, PexUnpacking unpack)
    {
        _root = root;
        _unpack = unpack;
    }

    /// <summary>Unpacks <paramref name="pex"/> to <paramref name="folder"/>, which does not exist yet.</summary>
    internal delegate void PexUnpacking(string pex, string folder, CancellationToken cancellation);

    /// <summary>Returns the cache of the user who runs this process.</summary>
    /// <param name="limits">The size limits for reading a PEX; by default <see cref="ReadLimits.FromEnvironment"/>.</param>
    public static RunCache ForUser(ReadLimits? limits = null) => At(UserFolders.Cache() is { } folder ? Path.Combine(folder, "run") : null, limits);

    internal static RunCache At(string? root, ReadLimits? limits = null)
    {
        var options = new PexReadOptions { Limits = limits ?? ReadLimits.FromEnvironment() };
        return new RunCache(root, (pex, folder, cancellation) => Unpack(pex, folder, options, cancellation));
    }

    /// <summary>Returns the folder to run for a PEX file; unpacks it if necessary.</summary>
    /// <param name="pex">The path of a PEX file.</param>
    /// <param name="cancellation">Cancels the unpacking; nothing is left behind.</param>
    /// <returns>The folder; dispose it when the program has ended.</returns>
    /// <exception cref="PexException">The PEX cannot be read or unpacked.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public CachedFolder Get(string pex, CancellationToken cancellation = default)
    {
        if (!File.Exists(pex))
            throw PexErrors.InputMissing.Error(pex);
        pex = FolderPaths.Full(pex);
        if (_root is null || !CacheFolder.Prepare(_root))
            return Temporary(pex, cancellation);

        var entry = Path.Combine(_root, Key(pex));
        var folder = Path.Combine(entry, Path.GetFileName(pex));
        var stamp = Path.Combine(entry, UsedStamp);
        if (!Directory.Exists(folder) && !TryAdd(pex, entry, folder, cancellation))
            return Temporary(pex, cancellation);
        CacheFolder.Touch(stamp);
        var cached = CachedFolder.Kept(folder, stamp);
        return CacheFolder.IsOlder(Path.Combine(_root, SweptStamp), s_sweptEvery) ? cached.Sweeping(Sweep) : cached;
    }

    /// <summary>Removes entries that have not been used for 30 days, and leftovers of killed processes.</summary>
    /// <param name="stop">Stops the sweep after the current entry; the rest is left for the next sweep.</param>
    internal void Sweep(CancellationToken stop)
    {
        foreach (var entry in CacheFolder.Entries(_root!))
        {
            if (stop.IsCancellationRequested)
                return;
            var name = Path.GetFileName(entry);
            if (name.StartsWith(TrashPrefix, StringComparison.Ordinal))
                CacheFolder.Remove(entry);
            else if (CacheFolder.IsOlder(entry, s_keptUnused) && CacheFolder.IsOlder(Path.Combine(entry, UsedStamp), s_keptUnused))
                MoveAwayAndRemove(entry);
        }

        CacheFolder.Touch(Path.Combine(_root!, SweptStamp));
    }

    /// <summary>Renames the entry before removing it, so that no other process finds it half removed.</summary>
    private void MoveAwayAndRemove(string entry)
    {
        var trash = FreshSibling(TrashPrefix);
        if (CacheFolder.Move(entry, trash))
            CacheFolder.Remove(trash);
    }

    /// <summary>Returns false if the cache cannot be written, or if the PEX changed while it was unpacked.</summary>
    private bool TryAdd(string pex, string entry, string folder, CancellationToken cancellation)
    {
        var fresh = FreshSibling(NewPrefix);
        if (!CacheFolder.Create(fresh))
            return false;
        try
        {
            var unpacked = Path.Combine(fresh, Path.GetFileName(pex));
            _unpack(pex, unpacked, cancellation);
            // The file may have been replaced after it was hashed. The unpacked content must not be stored under that hash.
            if (Key(pex) != Path.GetFileName(entry))
                return false;
            // If another process was faster, its folder has the same content.
            return CacheFolder.Create(entry) && (CacheFolder.Move(unpacked, folder) || Directory.Exists(folder));
        }
        finally
        {
            CacheFolder.Remove(fresh);
        }
    }

    private CachedFolder Temporary(string pex, CancellationToken cancellation)
    {
        var parent = CacheFolder.CreateTemporary();
        try
        {
            var folder = Path.Combine(parent, Path.GetFileName(pex));
            _unpack(pex, folder, cancellation);
            return CachedFolder.Temporary(folder, parent);
        }
        catch
        {
            CacheFolder.Remove(parent);
            throw;
        }
    }

    private static void Unpack(string pex, string folder, PexReadOptions options, CancellationToken cancellation)
    {
        using var file = PexFile.Open(pex, options);
        PexUnpacker.Unpack(PexUnpacker.Plan(file, new UnpackOptions { Folder = folder }), cancellation);
    }

    private string FreshSibling(string prefix) => Path.Combine(_root!, prefix + Guid.NewGuid().ToString("N"));

    private static string Key(string pex)
    {
        try
        {
            // The result of unpacking may change with every build of this library; the build is deterministic, so equal builds have equal IDs.
            return $"{Sha256Hex.ComputeFile(pex).Substring(0, HashDigits)}-{typeof(RunCache).Module.ModuleVersionId.ToString("N").Substring(0, 8)}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.CannotRead.Because(Path.GetFileName(pex), e);
        }
    }
}
