using PexBuild.Files;
using PexBuild.Manifests;

namespace PexBuild.Edits;

/// <summary>The present content of an unpacked folder, compared with its manifest.</summary>
internal sealed class FolderState
{
    private readonly FolderManifest _manifest;
    private readonly HashCache? _cache;

    // Modes carry no information where every file is executable, or on Windows, where none is. Where modes are kept, the manifest is never executable.
    private readonly bool _keepsModes;

    private FolderState(string folder, FolderManifest manifest, HashCache? cache)
    {
        _manifest = manifest;
        _cache = cache;
        Files = FolderScan.Files(folder);
        _keepsModes = Path.DirectorySeparatorChar == '/' && Find(PexBuildFolder.Manifest) is { IsExecutable: false };
    }

    /// <summary>All files in the folder, by path.</summary>
    public IReadOnlyDictionary<string, DiskFile> Files { get; }

    /// <summary>The differences from what was unpacked, by path. A moved file appears as one deleted and one added file.</summary>
    public IReadOnlyList<FolderEdit> Edits { get; private set; } = [];

    /// <param name="folder">The folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="cache">The hashes of files that need not be read again; without it, every file is read.</param>
    public static FolderState Read(string folder, FolderManifest manifest, HashCache? cache = null)
    {
        var state = new FolderState(folder, manifest, cache);
        state.Hash(
            manifest.Files.Values.Select(file => state.Find(file.Path)).Where(file => file is not null && file.Length == manifest.Files[file.Path].Length)!);
        state.Edits = [.. state.Compare().OrderBy(edit => edit.Path, StringComparer.Ordinal)];
        return state;
    }

    /// <summary>The edits, with each pair of a deleted and an added file of the same content combined into one moved file.</summary>
    public IReadOnlyList<FolderEdit> WithMoves()
    {
        var deleted = Edits.Where(edit => edit.Kind == EditKind.Deleted).GroupBy(edit => _manifest.Files[edit.Path].Length).Where(group => group.Key > 0)
            .ToDictionary(group => group.Key, group => group.ToList());
        var candidates = Edits.Where(edit => edit.Kind == EditKind.Added && !edit.File!.IsLink && deleted.ContainsKey(edit.File.Length)).ToArray();
        Hash(candidates.Select(edit => edit.File!));
        var result = new List<FolderEdit>(Edits);
        foreach (var added in candidates)
        {
            var gone = deleted[added.File!.Length];
            var same = gone.Where(edit => _manifest.Files[edit.Path].Sha256 == added.File.Sha256).ToArray();
            // Among several files with the same content, prefer the one with the same name.
            if ((same.FirstOrDefault(edit => Name(edit.Path) == Name(added.Path)) ?? same.FirstOrDefault()) is not { } from)
                continue;
            gone.Remove(from);
            result.Remove(from);
            result[result.IndexOf(added)] = new FolderEdit(EditKind.Moved, added.Path, from.Path,
                _keepsModes && added.File.IsExecutable != _manifest.Files[from.Path].IsExecutable, added.File);
        }

        return result;
    }

    /// <summary>The present file at a path, for comparison; <see langword="null"/> if there is none.</summary>
    public ComparedFile? Present(string path) => Find(path)?.ToCompare(_keepsModes);

    /// <summary>The present file at a path; <see langword="null"/> if there is none.</summary>
    public DiskFile? Find(string path) => Files.TryGetValue(path, out var file) ? file : null;

    private static string Name(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private IEnumerable<FolderEdit> Compare()
    {
        foreach (var file in _manifest.Files.Values)
        {
            var written = ComparedFile.FromManifest(file);
            if (Kind(new PathVersions(file.Path, written, written, Present(file.Path))) is { } kind)
                yield return new FolderEdit(kind, file.Path, isModeChanged: Present(file.Path)?.IsExecutable is { } mode && mode != file.IsExecutable,
                    file: Find(file.Path));
        }

        foreach (var file in Files.Values)
        {
            if (!_manifest.Files.ContainsKey(file.Path) && Kind(new PathVersions(file.Path, null, null, Present(file.Path))) is { } kind)
                yield return new FolderEdit(kind, file.Path, file: file);
        }
    }

    // An edit is what differs when the wanted files are exactly the written ones.
    private static EditKind? Kind(PathVersions versions) => versions.Classify() switch
    {
        PathSituation.Deleted => EditKind.Deleted,
        PathSituation.Edited => EditKind.Edited,
        PathSituation.ModeEdited => EditKind.ModeChanged,
        PathSituation.Added => EditKind.Added,
        _ => null,
    };

    private void Hash(IEnumerable<DiskFile> files)
    {
        var unknown = new List<DiskFile>();
        foreach (var file in files)
        {
            if (file.IsLink)
                continue;
            file.Sha256 ??= file.Length == 0 ? file.ReadSha256() : _cache?.Find(file);
            if (file.Sha256 is null)
                unknown.Add(file);
        }

        Workers.ForEach(unknown, file => file.ReadSha256());
        foreach (var file in unknown)
            _cache?.Add(file);
    }
}
