using PexBuild.Diagnostics;
using PexBuild.Patches;
using PexBuild.Planning;

namespace PexBuild.Comparing;

/// <summary>Writes the differences between two PEX files as a patch (<see cref="PexComparison.WritePatch"/>).</summary>
internal static class ComparisonPatch
{
    public static IReadOnlyList<PexDiagnostic> Write(PexComparison comparison, IReadOnlyList<string> paths, Stream patch)
    {
        var leftOut = new List<PexDiagnostic>();
        var limit = Math.Min(comparison.Old.Limits.PatchBytes, comparison.New.Limits.PatchBytes);
        foreach (var change in comparison.Select(paths))
        {
            if (Math.Max(change.Old?.Length ?? 0, change.New?.Length ?? 0) > limit)
                leftOut.Add(PexErrors.NotInPatch.Warning(comparison.New.Path, change.Path, EditReasons.LargerThanPatches));
            else
                Write(change, patch);
        }

        return leftOut;
    }

    private static void Write(FileChange change, Stream patch) => new PatchWriter(patch).Write(new FileVersions
    {
        OldPath = change.Old?.Path,
        NewPath = change.New?.Path,
        Old = Read(change.Old),
        New = Read(change.New),
        WasExecutable = (change.Old ?? change.New)!.IsExecutable,
        IsExecutable = (change.New ?? change.Old)!.IsExecutable,
    });

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
