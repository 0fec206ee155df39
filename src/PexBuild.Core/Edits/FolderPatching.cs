using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Journal;
using PexBuild.Patches;

namespace PexBuild.Edits;

/// <summary>Applies patches to an unpacked folder (<see cref="UnpackedFolder.Apply"/>).</summary>
internal static class FolderPatching
{
    /// <inheritdoc cref="UnpackedFolder.Apply"/>
    public static IReadOnlyList<AppliedFile> Apply(UnpackedFolder folder, IReadOnlyList<PatchFile> patches, PatchOptions options) => folder.Guarded(() =>
    {
        using var update = options.DryRun ? null : FolderUpdate.Begin(folder.Path);
        var source = new FolderPatchSource(folder);
        var files = new PatchedFiles(source, folder.Limits);
        var sequence = new PatchSequence(files, options, files.Exists, (patch, path, line) => source.Check(path, line, patch.Name));
        foreach (var patch in options.Reverse ? patches.Reverse() : patches)
            sequence.Apply(patch);
        var problems = sequence.Problems.ToList();
        foreach (var path in files.Changed.Where(change => change.Value is not null).Select(change => change.Key))
        {
            if (source.InTheWay(path, files) is { } other)
                problems.Add(PexErrors.PatchPathTaken.Error(folder.Path, path, other).Diagnostic);
        }

        if (problems.Count > 0)
            throw new PexException(problems[0]) { Related = [.. problems.Skip(1)] };
        if (update is not null)
            Write(update, files, source);
        return sequence.Applied;
    });

    private static void Write(FolderUpdate update, PatchedFiles files, FolderPatchSource source)
    {
        foreach (var change in files.Changed.OrderBy(change => change.Value is not null))
        {
            if (change.Value is { } file)
            {
                if (source.IsSame(change.Key, file))
                    continue;
                using (var stream = update.Create(change.Key, file.IsExecutable))
                    stream.Write(file.Content, 0, file.Content.Length);
                update.Add(new JournalEntry(change.Key, source.HashRead(change.Key), Sha256Hex.Compute(file.Content)));
            }
            else if (source.HashRead(change.Key) is { } hash)
            {
                update.Add(new JournalEntry(change.Key, hash, null));
            }
        }

        source.KeepPristine(files.Changed.Keys);
        if (!update.IsEmpty)
            update.Commit();
    }
}
