using PexBuild.Files;
using PexBuild.Manifests;

namespace PexBuild.Edits;

/// <summary>What is in an unpacked folder now, compared with its manifest.</summary>
internal sealed class FolderState
{
    private readonly FolderManifest _manifest;
    private readonly HashCache? _cache;

    private FolderState(string folder, FolderManifest manifest, HashCache? cache)
    {
        _manifest = manifest;
        _cache = cache;
        Files = FolderScan.Files(folder);
    }

    /// <summary>Everything that is there.</summary>
    public IReadOnlyDictionary<string, DiskFile> Files { get; }

    /// <summary>What is not as it was unpacked, by path; a file that was moved is one that was deleted and one that was added.</summary>
    public IReadOnlyList<FolderEdit> Edits { get; private set; } = [];

    /// <param name="folder">The folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="cache">Hashes of files that need not be read again; without it every file is read.</param>
    public static FolderState Read(string folder, FolderManifest manifest, HashCache? cache = null)
    {
        var state = new FolderState(folder, manifest, cache);
        state.Hash(manifest.Files.Values.Select(file => state.Find(file.Path)).Where(file => file is not null && file.Length == manifest.Files[file.Path].Length)!);
        state.Edits = [.. state.Compare().OrderBy(edit => edit.Path, StringComparer.Ordinal)];
        return state;
    }

    /// <summary>The edits, with each pair of a deleted and an added file of the same content made one moved file.</summary>
    public IReadOnlyList<FolderEdit> WithMoves()
    {
        var deleted = Edits.Where(edit => edit.Kind == EditKind.Deleted).GroupBy(edit => _manifest.Files[edit.Path].Length).Where(group => group.Key > 0).ToDictionary(group => group.Key, group => group.ToList());
        var candidates = Edits.Where(edit => edit.Kind == EditKind.Added && !edit.File!.IsLink && deleted.ContainsKey(edit.File.Length)).ToArray();
        Hash(candidates.Select(edit => edit.File!));
        var result = new List<FolderEdit>(Edits);
        foreach (var added in candidates)
        {
            var gone = deleted[added.File!.Length];
            var same = gone.Where(edit => _manifest.Files[edit.Path].Sha256 == added.File.Sha256).ToArray();
            // Of several with one content, the one that has the same name.
            if ((same.FirstOrDefault(edit => Name(edit.Path) == Name(added.Path)) ?? same.FirstOrDefault()) is not { } from)
                continue;
            gone.Remove(from);
            result.Remove(from);
            result[result.IndexOf(added)] = new FolderEdit(EditKind.Moved, added.Path, from.Path, KeepsModes() && added.File.IsExecutable != _manifest.Files[from.Path].IsExecutable, added.File);
        }

        return result;
    }

    private static string Name(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private DiskFile? Find(string path) => Files.TryGetValue(path, out var file) ? file : null;

    private IEnumerable<FolderEdit> Compare()
    {
        var keepsModes = KeepsModes();
        foreach (var written in _manifest.Files.Values)
        {
            if (Find(written.Path) is not { } file)
            {
                yield return new FolderEdit(EditKind.Deleted, written.Path);
                continue;
            }

            var isModeChanged = keepsModes && !file.IsLink && file.IsExecutable != written.IsExecutable;
            if (file.IsLink || file.Length != written.Length || file.Sha256 != written.Sha256)
                yield return new FolderEdit(EditKind.Edited, written.Path, isModeChanged: isModeChanged, file: file);
            else if (isModeChanged)
                yield return new FolderEdit(EditKind.ModeChanged, written.Path, file: file);
        }

        foreach (var file in Files.Values)
        {
            if (!_manifest.Files.ContainsKey(file.Path) && FolderScan.IsUsers(file.Path))
                yield return new FolderEdit(EditKind.Added, file.Path, file: file);
        }
    }

    /// <summary>On a file system where every file is executable, or on Windows where none is, modes say nothing. The manifest never is, when modes are kept.</summary>
    private bool KeepsModes() => Path.DirectorySeparatorChar == '/' && Find(PexBuildFolder.Manifest) is { IsExecutable: false };

    private void Hash(IEnumerable<DiskFile> files)
    {
        var unknown = new List<DiskFile>();
        foreach (var file in files)
        {
            if (file.IsLink)
                continue;
            file.Sha256 ??= file.Length == 0 ? Sha256Hex.Empty : _cache?.Find(file);
            if (file.Sha256 is null)
                unknown.Add(file);
        }

        Workers.ForEach(unknown, file => file.Sha256 = Sha256Hex.OfFile(file.FullName));
        foreach (var file in unknown)
            _cache?.Add(file);
    }
}
