using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Unpacking;

namespace PexBuild.Running;

/// <summary>
/// The unpacked folders of the PEX files that were run, so that the second run of one does not unpack it again: in the user's cache folder,
/// by content, forgotten when they were not used for thirty days. It works for several at once and where the cache cannot be written.
/// </summary>
/// <remarks>
/// Layout: <c>run/HASH/NAME/</c>. HASH stands for the PEX's content and for this version of the library; NAME is the PEX's file name, since what
/// a program says of itself (its usage line, say) has the folder's name in it. A folder appears by one rename, so one that exists is complete.
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

    /// <summary>The cache of the user that runs this process.</summary>
    /// <param name="limits">What of a PEX is refused for its size; by default <see cref="ReadLimits.FromEnvironment"/>.</param>
    public static RunCache ForUser(ReadLimits? limits = null) => At(UserFolders.Cache() is { } folder ? Path.Combine(folder, "run") : null, limits);

    internal static RunCache At(string? root, ReadLimits? limits = null)
    {
        var options = new PexReadOptions { Limits = limits ?? ReadLimits.FromEnvironment() };
        return new RunCache(root, (pex, folder, cancellation) => Unpack(pex, folder, options, cancellation));
    }

    /// <summary>Gives the folder to run for a PEX file, unpacked now if it has to be.</summary>
    /// <param name="pex">A PEX that is a file.</param>
    /// <param name="cancellation">Stops the unpacking; nothing is left behind.</param>
    /// <returns>The folder; to be disposed when the program has ended.</returns>
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

    /// <summary>Removes what was not used for long, and what runs that were killed left behind.</summary>
    /// <param name="stop">Ends it after the entry that it is at; the rest is for the next time.</param>
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

    /// <summary>By one rename first, so that nobody finds half of it.</summary>
    private void MoveAwayAndRemove(string entry)
    {
        var trash = FreshSibling(TrashPrefix);
        if (CacheFolder.Move(entry, trash))
            CacheFolder.Remove(trash);
    }

    /// <summary>False if the cache cannot be written.</summary>
    private bool TryAdd(string pex, string entry, string folder, CancellationToken cancellation)
    {
        var fresh = FreshSibling(NewPrefix);
        if (!CacheFolder.Create(fresh))
            return false;
        try
        {
            var unpacked = Path.Combine(fresh, Path.GetFileName(pex));
            _unpack(pex, unpacked, cancellation);
            // Somebody may have replaced the file after it was hashed. What was unpacked then must not stand for that hash.
            if (Key(pex) != Path.GetFileName(entry))
                return false;
            // Another process may have been faster: what it made is the same.
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
            // What unpacking makes may change with every build of this library; the build is deterministic, so equal ones have equal ids.
            return $"{Sha256Hex.ComputeFile(pex).Substring(0, HashDigits)}-{typeof(RunCache).Module.ModuleVersionId.ToString("N").Substring(0, 8)}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.CannotRead.Because(Path.GetFileName(pex), e);
        }
    }
}
