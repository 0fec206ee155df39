using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Patches;

namespace PexBuild.Edits;

/// <summary>The edits of an unpacked folder as a patch, as <c>git diff --binary</c> would write it: <c>git apply</c>, <c>patch -p1</c> and <see cref="FolderPatching"/> take it.</summary>
public sealed class FolderDiff
{
    private readonly UnpackedFolder _folder;
    private readonly IReadOnlyList<FolderEdit> _edits;
    private readonly string? _from;

    private FolderDiff(UnpackedFolder folder, IReadOnlyList<FolderEdit> edits, string? from)
    {
        _folder = folder;
        _edits = edits;
        _from = from;
    }

    /// <summary>Finds the edits.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="paths">Files or folders to be looked at alone; none means all.</param>
    /// <param name="from">The PEX that the folder was made from; by default it is looked for near the folder.</param>
    /// <exception cref="PexException">PEX2024: a path is nothing of the folder's.</exception>
    public static FolderDiff Of(UnpackedFolder folder, IReadOnlyList<string> paths, string? from = null)
    {
        var edits = folder.ReadEdits();
        var selection = PathSelection.Of(folder, paths, path => folder.Has(path, edits));
        return new FolderDiff(folder, [.. edits.Where(selection.Contains)], from);
    }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _edits.Count == 0;

    /// <summary>Writes the patch of each edit, one after the other in order of path.</summary>
    /// <param name="write">Gets each edit with its patch.</param>
    /// <param name="leftOut">Told of each edit that a patch cannot hold.</param>
    /// <exception cref="PexException">PEX2021 to PEX2023: what a file was before is nowhere to be found.</exception>
    public void Write(Action<FileDiff> write, Action<PexDiagnostic> leftOut)
    {
        using var pristine = new PristineContent(_folder.Path, _folder.Manifest, _from);
        foreach (var edit in _edits)
        {
            if (Obstacle(edit) is { } obstacle)
                leftOut(PexErrors.NotInPatch.Warning(_folder.Path, edit.Path, obstacle));
            else
                write(Diff(edit, pristine));
        }
    }

    private static VerbatimText? Obstacle(FolderEdit edit) =>
        edit.File is { IsLink: true } ? EditReasons.NowALink
        : edit.File is { } file && file.Length > ReadLimits.Default.PatchBytes ? EditReasons.LargerThanPatches
        : edit.Path.IndexOf('\uFFFD') >= 0 ? EditReasons.NameNotUtf8
        : null;

    private FileDiff Diff(FolderEdit edit, PristineContent pristine)
    {
        var written = edit.Kind == EditKind.Added ? null : _folder.Manifest.Files[edit.From ?? edit.Path];
        var isSame = edit.Kind is EditKind.Moved or EditKind.ModeChanged;
        var old = written is null || isSame ? [] : pristine.Read(written.Path);
        if (edit.Kind == EditKind.Edited)
            PristineStore.Keep(_folder.Path, edit.Path, old);
        var versions = new FileVersions
        {
            OldPath = written?.Path,
            NewPath = edit.Kind == EditKind.Deleted ? null : edit.Path,
            Old = old,
            New = edit.File is null || isSame || edit.File.Length == 0 ? [] : _folder.Guarded(() => File.ReadAllBytes(edit.File.FullName)),
            WasExecutable = written?.IsExecutable ?? false,
            IsExecutable = edit.File is null ? written!.IsExecutable : written is null || edit.IsModeChanged ? edit.File.IsExecutable : written.IsExecutable,
        };
        using var patch = new MemoryStream();
        var writer = new PatchWriter(patch);
        writer.Write(versions);
        return new FileDiff(edit, patch.ToArray(), writer.Added, writer.Removed, versions.IsBinary);
    }
}
