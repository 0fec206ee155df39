using PexBuild.Files;
using PexBuild.Journal;
using PexBuild.Manifests;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>Handles folders that were unpacked by an identical plan: only deleted files have to be written.</summary>
internal static class UnpackedAlready
{
    /// <summary>Whether the manifest of the plan's folder describes what the plan would write. Later changes to the files do not matter.</summary>
    public static bool IsUpToDate(UnpackPlan plan)
    {
        FolderRecovery.Run(plan.Folder);
        if (FolderManifest.Find(plan.Folder) is not { } manifest)
            return false;
        if (manifest.ToolVersion != ManifestBuilder.ToolVersion || manifest.Source.Sha256 != plan.Pex.Sha256
            || manifest.Source.Name != PexFileName.FromPath(plan.Pex.Path) || manifest.Files.Count != plan.Files.Count
                || !manifest.Patches.IsSameAs(plan.Patches))
            return false;
        return plan.Files.All(file => manifest.Files.TryGetValue(file.Path, out var written) && IsSame(file, written));
    }

    /// <summary>Writes the missing files: all of them, or none.</summary>
    public static void Restore(UnpackPlan plan, CancellationToken cancellation)
    {
        var missing = plan.Files.Where(file => !FolderPaths.Exists(FolderPaths.At(plan.Folder, file.Path))).ToArray();
        if (missing.Length == 0)
            return;
        using var update = FolderUpdate.Begin(plan.Folder);
        foreach (var hash in FileWriter.Write(update.Incoming, missing, cancellation))
            update.Add(new JournalEntry(hash.Key, null, hash.Value));
        update.Commit();
    }

    // The content of the PEX's own files is determined by its hash and those of the patches; what PexBuild generates may differ between versions.
    private static bool IsSame(PlannedFile file, ManifestFile written)
    {
        if (file.Length != written.Length || file.IsExecutable != written.IsExecutable)
            return false;
        if (file.Origin == FileOrigin.Pex)
            return true;
        using var content = file.Open();
        return Sha256Hex.Compute(content) == written.Sha256;
    }
}
