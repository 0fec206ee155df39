using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Patches;
using PexBuild.Planning;

namespace PexBuild.Comparing;

/// <summary>What differs between two PEX files as a patch, as <c>git diff --binary</c> would write it.</summary>
public static class ComparisonPatch
{
    /// <summary>Writes the patch of each file, one after the other in order of path.</summary>
    /// <param name="comparison">The two, both still open.</param>
    /// <param name="paths">Files or folders, as they are called in either PEX, to be looked at alone; none means all.</param>
    /// <param name="write">Gets each patch, as bytes: a file's own bytes are in it as they are.</param>
    /// <param name="leftOut">Told of each file that a patch cannot hold.</param>
    /// <exception cref="PexException">PEX2073: neither has a path; or data are damaged.</exception>
    public static void Write(PexComparison comparison, IReadOnlyList<string> paths, Action<byte[]> write, Action<PexDiagnostic> leftOut)
    {
        foreach (var change in comparison.Select(paths))
        {
            var largest = Math.Max(change.Old?.Length ?? 0, change.New?.Length ?? 0);
            if (largest > ReadLimits.Default.PatchBytes)
                leftOut(PexErrors.NotInPatch.Warning(comparison.New.Path, change.Path, EditReasons.LargerThanPatches));
            else
                write(Patch(change));
        }
    }

    private static byte[] Patch(FileChange change)
    {
        using var patch = new MemoryStream();
        new PatchWriter(patch).Write(new FileVersions
        {
            OldPath = change.Old?.Path,
            NewPath = change.New?.Path,
            Old = Read(change.Old),
            New = Read(change.New),
            WasExecutable = (change.Old ?? change.New)!.IsExecutable,
            IsExecutable = (change.New ?? change.Old)!.IsExecutable,
        });
        return patch.ToArray();
    }

    private static byte[] Read(PlannedFile? file)
    {
        if (file is null)
            return [];
        using var content = file.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
