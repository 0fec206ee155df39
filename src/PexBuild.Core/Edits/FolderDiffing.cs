using PexBuild.Diagnostics;
using PexBuild.Patches;

namespace PexBuild.Edits;

/// <summary>Creates a patch of the edits of an unpacked folder (<see cref="UnpackedFolder.Diff"/>).</summary>
internal sealed class FolderDiffing
{
    private readonly UnpackedFolder _folder;

    private FolderDiffing(UnpackedFolder folder) => _folder = folder;

    public static FolderDiff Diff(UnpackedFolder folder, IReadOnlyList<string> paths, string? from, CancellationToken cancellation)
    {
        var edits = folder.ReadEdits();
        var selection = PathSelection.Resolve(folder, paths, path => folder.Has(path, edits));
        return new FolderDiffing(folder).Diff(edits.Where(selection.Contains), from, cancellation);
    }

    private FolderDiff Diff(IEnumerable<FolderEdit> edits, string? from, CancellationToken cancellation)
    {
        var files = new List<FileDiff>();
        var leftOut = new List<PexDiagnostic>();
        using var pristine = new PristineContent(_folder, from);
        foreach (var edit in edits)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Obstacle(edit) is { } obstacle)
                leftOut.Add(PexErrors.NotInPatch.Warning(_folder.Path, edit.Path, obstacle));
            else
                files.Add(Diff(edit, pristine));
        }

        return new FolderDiff(files, leftOut);
    }

    private VerbatimText? Obstacle(FolderEdit edit) =>
        edit.File is { IsLink: true } ? EditReasons.NowALink
        : edit.File is { } file && file.Length > _folder.Limits.PatchBytes ? EditReasons.LargerThanPatches
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
