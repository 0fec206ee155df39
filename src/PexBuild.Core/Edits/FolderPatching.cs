using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Journal;
using PexBuild.Patches;

namespace PexBuild.Edits;

/// <summary>Applies patches to an unpacked folder: all of them in full, or nothing.</summary>
/// <remarks>
/// Strict, as <c>git apply</c> is: every line of a hunk must be there as it is written, context included. A hunk may be at other line numbers if its
/// lines are in one place of the file alone. Names follow the rules for entries of a PEX; nothing is written outside the folder, through links, or
/// into what the tool keeps for itself.
/// </remarks>
public static class FolderPatching
{
    /// <summary>Applies the patches in their order.</summary>
    /// <returns>What was done to each file.</returns>
    /// <exception cref="PexException">A patch cannot be understood or does not fit: PEX2030 to PEX2036, one line for each hunk.</exception>
    public static IReadOnlyList<AppliedFile> Apply(UnpackedFolder folder, IReadOnlyList<PatchFile> patches, PatchOptions options) => folder.Guarded(() =>
    {
        using var update = options.DryRun ? null : FolderUpdate.Begin(folder.Path);
        var source = new FolderPatchSource(folder);
        var files = new PatchedFiles(source);
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
                update.Add(new JournalEntry(change.Key, source.HashRead(change.Key), Sha256Hex.Of(file.Content)));
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
