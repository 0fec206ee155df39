using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Journal;
using PexBuild.Manifests;

namespace PexBuild.Edits;

/// <summary>A folder that was unpacked, and what its user changed in it.</summary>
public sealed class UnpackedFolder
{
    private UnpackedFolder(string path, FolderManifest manifest)
    {
        Path = path;
        Manifest = manifest;
    }

    /// <summary>The folder, an absolute path.</summary>
    public string Path { get; }

    /// <summary>What was unpacked.</summary>
    public FolderManifest Manifest { get; }

    /// <summary>Opens a folder. An update of it that was interrupted is completed or reverted first (<see cref="Recover"/>).</summary>
    /// <exception cref="PexException">PEX2020: it was not unpacked by this library. PEX2008, PEX2009: its manifest cannot be read.</exception>
    public static UnpackedFolder Open(string path)
    {
        var full = FolderPaths.Full(path);
        Recover(full);
        if (!Directory.Exists(full))
            throw File.Exists(full) ? PexErrors.NotUnpacked.Error(path) : PexErrors.InputMissing.Error(path);
        return new UnpackedFolder(full, FolderManifest.Find(full) ?? throw PexErrors.NotUnpacked.Error(path));
    }

    /// <summary>Completes an update of a folder that was interrupted, or reverts it if it had not begun; removes what an interrupted process left beside the folder.</summary>
    /// <param name="path">A folder. Anything else, and a folder that no process left half done, is left alone.</param>
    /// <exception cref="PexException">PEX2040: another process is changing the folder. PEX2041, PEX2042: neither can be done.</exception>
    public static void Recover(string path) => FolderRecovery.Run(path);

    /// <summary>What was edited, added, deleted, moved or given another mode since it was unpacked, in order of path.</summary>
    /// <param name="rereadAll">Read every file, also those that by their size and times were not written since the last time.</param>
    /// <remarks>The hashes of what was read are kept in the user's cache folder, so that a large folder costs little the next time.</remarks>
    /// <exception cref="PexException">A file cannot be read.</exception>
    public IReadOnlyList<FolderEdit> ReadEdits(bool rereadAll = false) => Guarded(() =>
    {
        var cache = HashCache.For(Path, rereadAll);
        var edits = FolderState.Read(Path, Manifest, cache).WithMoves();
        cache?.Save();
        return edits;
    });

    /// <summary>Whether a path is a file or a folder that was unpacked, or one that was added.</summary>
    internal bool Has(string path, IReadOnlyList<FolderEdit> edits) =>
        Manifest.Files.Keys.Concat(edits.Select(edit => edit.Path)).Any(file => file == path || file.StartsWith(path + "/", StringComparison.Ordinal));

    /// <summary>Runs something that reads the folder; what the system refuses is a coded error.</summary>
    internal T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.Io.Because(Path, refused);
        }
    }
}
