using PexBuild.Files;
using PexBuild.Journal;
using PexBuild.Manifests;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>A folder that was unpacked by the very plan that is at hand: nothing has to be written but what was deleted.</summary>
internal static class UnpackedAlready
{
    /// <summary>Whether the manifest of the plan's folder says what the plan would write. What became of the files since is no matter.</summary>
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

    /// <summary>Writes what is missing, all of it or nothing.</summary>
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

    // The content of the PEX's own files follows from its hash, and that of the patches; what we generate may be another with every version.
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
