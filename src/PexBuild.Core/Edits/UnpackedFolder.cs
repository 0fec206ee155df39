using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Journal;
using PexBuild.Manifests;
using PexBuild.Patches;

namespace PexBuild.Edits;

/// <summary>A folder that a PEX was unpacked to, and the user's edits in it.</summary>
public sealed class UnpackedFolder
{
    private UnpackedFolder(string path, FolderManifest manifest, ReadLimits limits)
    {
        Path = path;
        Manifest = manifest;
        Limits = limits;
    }

    /// <summary>The absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>The manifest of what was unpacked.</summary>
    public FolderManifest Manifest { get; }

    /// <summary>The size limits.</summary>
    internal ReadLimits Limits { get; }

    /// <summary>Opens a folder. An interrupted update of it is completed or rolled back first (<see cref="Recover"/>).</summary>
    /// <param name="path">The folder that a PEX was unpacked to.</param>
    /// <param name="limits">
    /// The size limits for patches, the files that they change, and the PEX that the folder was unpacked from, when it has to be read. By default
    /// <see cref="ReadLimits.FromEnvironment"/>.
    /// </param>
    /// <exception cref="PexException">PEX1001: the folder does not exist. PEX2020: it was not unpacked by this library. PEX2008, PEX2009: its manifest
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
    /// Completes an interrupted update of a folder, or rolls it back if it had not begun; removes what an interrupted process left beside the folder.
    /// </summary>
    /// <param name="path">A folder. Anything else, and a folder without an interrupted update, is left alone.</param>
    /// <exception cref="PexException">PEX2040: another process is changing the folder. PEX2041, PEX2042: recovery failed.</exception>
    public static void Recover(string path) => FolderRecovery.Run(path);

    /// <summary>Lists what was edited, added, deleted, moved or changed in mode since the folder was unpacked, sorted by path.</summary>
    /// <param name="rereadAll">Whether to read every file, even those that, judging by size and times, did not change since the last call.</param>
    /// <remarks>Hashes are cached in the user's cache folder, so that the next call is fast even for a large folder.</remarks>
    /// <exception cref="PexException">A file cannot be read.</exception>
    public IReadOnlyList<FolderEdit> ReadEdits(bool rereadAll = false) => Guarded(() =>
    {
        var cache = HashCache.For(Path, rereadAll);
        var edits = FolderState.Read(Path, Manifest, cache).WithMoves();
        cache?.Save();
        return edits;
    });

    /// <summary>Creates a patch of the edits.</summary>
    /// <param name="paths">The files or folders to include, relative to the folder or to the working directory; all by default.</param>
    /// <param name="from">The PEX that the folder was unpacked from; by default it is searched for near the folder, by its hash.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="PexException">PEX2024: a path is neither an unpacked nor an added one. PEX2021 to PEX2023: the pristine content of a file was not
    /// found.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public FolderDiff Diff(IReadOnlyList<string>? paths = null, string? from = null, CancellationToken cancellation = default) =>
        FolderDiffing.Diff(this, paths ?? [], from, cancellation);

    /// <summary>Applies patches in order: either all of them in full, or none.</summary>
    /// <remarks>
    /// This is as strict as <c>git apply</c>: every line of a hunk must match exactly, including context lines. A hunk may be at different line numbers
    /// if its lines occur in only one place of the file. Paths follow the rules for entries of a PEX; nothing is written outside the folder, through
    /// links, or to files that are reserved for the library.
    /// </remarks>
    /// <param name="patches">The patches, in the order in which to apply them.</param>
    /// <param name="options">How to apply them; by default forwards, removing as many leading folders from the paths as necessary.</param>
    /// <returns>The change made to each file.</returns>
    /// <exception cref="PexException">A patch cannot be parsed or does not fit: PEX2030 to PEX2037, one line for each hunk
    /// (<see cref="PexException.Related"/>). PEX1509: it is too large. PEX2040: another process is changing the folder.</exception>
    public IReadOnlyList<AppliedFile> Apply(IReadOnlyList<PatchFile> patches, PatchOptions? options = null) =>
        FolderPatching.Apply(this, patches, options ?? new PatchOptions());

    /// <summary>Restores unpacked files: edits and deletions are reverted, added files are removed. Either all of this happens, or nothing.</summary>
    /// <remarks>Discarded files are saved below <c>.pexbuild/saved</c>, in a newly numbered folder each time.</remarks>
    /// <param name="paths">The files or folders to restore, relative to the folder or to the working directory; all by default.</param>
    /// <param name="from">The PEX that the folder was unpacked from; by default it is searched for near the folder, by its hash.</param>
    /// <param name="dryRun">Whether to only report what would be restored.</param>
    /// <exception cref="PexException">PEX2021 to PEX2023: the pristine content of a file was not found. PEX2024: a path is neither an unpacked nor an added
    /// one. PEX2040: another process is changing the folder.</exception>
    public RestoreResult Restore(IReadOnlyList<string>? paths = null, string? from = null, bool dryRun = false) =>
        FolderRestoration.Restore(this, paths ?? [], from, dryRun);

    /// <summary>Whether a path is a file or folder that was unpacked or added.</summary>
    internal bool Has(string path, IReadOnlyList<FolderEdit> edits) =>
        Manifest.Files.Keys.Concat(edits.Select(edit => edit.Path)).Any(file => file == path || file.StartsWith(path + "/", StringComparison.Ordinal));

    /// <summary>Runs a function that reads the folder, and reports I/O errors with a PEX code.</summary>
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
