using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Patches;
using PexBuild.Pex;

namespace PexBuild.Edits;

/// <summary>Provides the files of an unpacked folder to patches.</summary>
internal sealed class FolderPatchSource : IPatchSource
{
    private readonly UnpackedFolder _folder;
    private readonly Dictionary<string, (PatchedFile File, string Sha256)> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    public FolderPatchSource(UnpackedFolder folder) => _folder = folder;

    /// <summary>Refuses a path that a patch may not write to.</summary>
    /// <returns>The path.</returns>
    public string Check(string path, int line, string patch)
    {
        PatchPaths.Check(path, line, patch, _folder.Limits, _folder.Manifest.Files.ContainsKey);
        LinkCheck.Refuse(_folder.Path, path, _checked);
        var attributes = FolderPaths.Attributes(At(path));
        if (attributes is not null && (attributes & FileAttributes.ReparsePoint) != 0)
            throw PexErrors.LinkOnTheWay.Error(_folder.Path, path);
        if (attributes is not null && (attributes & FileAttributes.Directory) == 0 && SpecialFiles.Describe(new FileInfo(At(path))) is { } kind)
            throw PexErrors.PatchDoesNotFit.Error(patch, path, line, PatchReasons.Is(kind));
        return path;
    }

    public bool Exists(string path) => FolderPaths.IsRegular(At(path));

    public string? FindReplacement(string path)
    {
        if (PatchPaths.Distribution(path) is not { } distribution || Directory.Exists(At(distribution)) || !Directory.Exists(At(PexNames.Distributions)))
            return null;
        return PatchPaths.OthersOf(distribution,
            Directory.EnumerateDirectories(At(PexNames.Distributions))
                .Select(folder => PexNames.Distributions + "/" + Path.GetFileName(folder))).FirstOrDefault();
    }

    public PatchedFile Read(string path)
    {
        if (_read.TryGetValue(path, out var read))
            return read.File;
        var length = new FileInfo(At(path)).Length;
        if (length > _folder.Limits.PatchBytes)
            throw PexErrors.PatchTooLarge.Error(path, PatchReasons.FileHas, length, _folder.Limits.PatchBytes);
        var content = length == 0 ? [] : File.ReadAllBytes(At(path));
        var file = new PatchedFile(content, FileModes.IsExecutable(At(path)));
        _read.Add(path, (file, Sha256Hex.Compute(content)));
        return file;
    }

    /// <summary>Finds what prevents a file from existing at a path after the patches were applied; <see langword="null"/> if nothing does.</summary>
    public string? InTheWay(string path, PatchedFiles files)
    {
        if (FolderPaths.Parents(path).FirstOrDefault(files.Exists) is { } parent)
            return parent;
        if (!Directory.Exists(At(path)))
            return null;
        // A link itself is in the way, whatever its target: no patch can have removed it.
        return FolderTree.Files(At(path)).Select(file => path + "/" + file.Path)
            .FirstOrDefault(file => (files.Exists(file) || FolderPaths.IsLink(At(file))) && FolderScan.IsUsers(file));
    }

    /// <summary>The hash of the file when it was read; <see langword="null"/> if it did not exist.</summary>
    public string? HashRead(string path) => !_read.ContainsKey(path) && !Exists(path) ? null : Hash(path);

    public bool IsSame(string path, PatchedFile file) =>
        Exists(path) && Read(path) is var there && there.IsExecutable == file.IsExecutable && there.Content.AsSpan().SequenceEqual(file.Content);

    /// <summary>Stores the pristine content of the unedited files among the given ones: afterwards only the PEX would have it.</summary>
    public void KeepPristine(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (_read.TryGetValue(path, out var read) && _folder.Manifest.Files.TryGetValue(path, out var written) && written.Sha256 == read.Sha256
                && PristineStore.Find(_folder.Path, written) is null)
                PristineStore.Keep(_folder.Path, path, read.File.Content);
        }
    }

    private string Hash(string path)
    {
        Read(path);
        return _read[path].Sha256;
    }

    private string At(string path) => FolderPaths.At(_folder.Path, path);
}
