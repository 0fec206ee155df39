using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Journal;
using PexBuild.Manifests;
using PexBuild.Patches;

namespace PexBuild.Edits;

/// <summary>A folder that was unpacked, and what its user changed in it.</summary>
public sealed class UnpackedFolder
{
    private UnpackedFolder(string path, FolderManifest manifest, ReadLimits limits)
    {
        Path = path;
        Manifest = manifest;
        Limits = limits;
    }

    /// <summary>The folder, an absolute path.</summary>
    public string Path { get; }

    /// <summary>What was unpacked.</summary>
    public FolderManifest Manifest { get; }

    /// <summary>What is refused for its size.</summary>
    internal ReadLimits Limits { get; }

    /// <summary>Opens a folder. An update of it that was interrupted is completed or reverted first (<see cref="Recover"/>).</summary>
    /// <param name="path">The folder that a PEX was unpacked to.</param>
    /// <param name="limits">
    /// What is refused for its size: patches, the files that they change, and the PEX that the folder was made from, when it has to be read. By default
    /// <see cref="ReadLimits.FromEnvironment"/>.
    /// </param>
    /// <exception cref="PexException">PEX1001: there is no such folder. PEX2020: it was not unpacked by this library. PEX2008, PEX2009: its manifest
    /// cannot be read.</exception>
    public static UnpackedFolder Open(string path, ReadLimits? limits = null)
    {
        var full = FolderPaths.Full(path);
        Recover(full);
        if (!Directory.Exists(full))
            throw File.Exists(full) ? PexErrors.NotUnpacked.Error(path) : PexErrors.InputMissing.Error(path);
        return new UnpackedFolder(full, FolderManifest.Find(full) ?? throw PexErrors.NotUnpacked.Error(path), limits ?? ReadLimits.FromEnvironment());
    }

    /// <summary>
    /// Completes an update of a folder that was interrupted, or reverts it if it had not begun; removes what an interrupted process left beside the
    /// folder.
    /// </summary>
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

    /// <summary>Makes a patch of the edits.</summary>
    /// <param name="paths">Files or folders to be looked at alone, relative to the folder or to the working directory; none means all.</param>
    /// <param name="from">The PEX that the folder was made from; by default it is looked for near the folder, by its content.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="PexException">PEX2024: a path is nothing of the folder's. PEX2021 to PEX2023: what a file was before is nowhere to be
    /// found.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public FolderDiff Diff(IReadOnlyList<string>? paths = null, string? from = null, CancellationToken cancellation = default) =>
        FolderDiffing.Diff(this, paths ?? [], from, cancellation);

    /// <summary>Applies patches in their order: all of them in full, or nothing.</summary>
    /// <remarks>
    /// Strict, as <c>git apply</c> is: every line of a hunk must be there as it is written, context included. A hunk may be at other line numbers if its
    /// lines are in one place of the file alone. Names follow the rules for entries of a PEX; nothing is written outside the folder, through links, or
    /// into what the library keeps for itself.
    /// </remarks>
    /// <param name="patches">The patches.</param>
    /// <param name="options">How; by default forwards, and the names lose as many leading folders as it takes.</param>
    /// <returns>What was done to each file.</returns>
    /// <exception cref="PexException">A patch cannot be understood or does not fit: PEX2030 to PEX2037, one line for each hunk
    /// (<see cref="PexException.Related"/>). PEX1509: it is too large. PEX2040: another process is changing the folder.</exception>
    public IReadOnlyList<AppliedFile> Apply(IReadOnlyList<PatchFile> patches, PatchOptions? options = null) =>
        FolderPatching.Apply(this, patches, options ?? new PatchOptions());

    /// <summary>Puts back what was unpacked: edited and deleted files are as they were, added ones are gone. All of it happens, or nothing.</summary>
    /// <remarks>What is discarded is saved under <c>.pexbuild/saved</c>, in a folder with a new number each time.</remarks>
    /// <param name="paths">Files or folders to be restored alone, relative to the folder or to the working directory; none means all.</param>
    /// <param name="from">The PEX that the folder was made from; by default it is looked for near the folder, by its content.</param>
    /// <param name="dryRun">Only find out what would be restored.</param>
    /// <exception cref="PexException">PEX2021 to PEX2023: what a file was before is nowhere to be found. PEX2024: a path is nothing of the folder's.
    /// PEX2040: another process is changing the folder.</exception>
    public RestoreResult Restore(IReadOnlyList<string>? paths = null, string? from = null, bool dryRun = false) =>
        FolderRestoration.Restore(this, paths ?? [], from, dryRun);

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
