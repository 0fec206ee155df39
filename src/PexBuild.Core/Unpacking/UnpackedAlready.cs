using System.Security.Cryptography;
using PexBuild.Manifests;

namespace PexBuild.Unpacking;

/// <summary>A folder that was unpacked by the very plan that is at hand: nothing has to be written but what was deleted.</summary>
internal static class UnpackedAlready
{
    /// <summary>Whether the manifest of the plan's folder says what the plan would write. What became of the files since is no matter.</summary>
    public static bool Holds(UnpackPlan plan)
    {
        if (FolderManifest.Find(plan.Folder) is not { } manifest)
            return false;
        if (manifest.ToolVersion != ManifestBuilder.ToolVersion || manifest.Source.Sha256 != plan.Pex.Sha256 || manifest.Source.Name != Path.GetFileName(plan.Pex.Path) || manifest.Files.Count != plan.Files.Count)
            return false;
        using var sha256 = SHA256.Create();
        return plan.Files.All(file => manifest.Files.TryGetValue(file.Path, out var written) && IsSame(file, written, sha256));
    }

    /// <summary>Writes what is missing, each file under another name first: a folder never shows half of one.</summary>
    public static void Restore(UnpackPlan plan, CancellationToken cancellation)
    {
        foreach (var file in plan.Files)
        {
            var path = CarriedEdits.At(plan.Folder, file.Path);
            if (File.Exists(path))
                continue;
            cancellation.ThrowIfCancellationRequested();
            FileModes.CreateFolder(Path.GetDirectoryName(path)!);
            var incoming = CarriedEdits.At(plan.Folder, FolderManifest.Folder + "/incoming");
            File.Delete(incoming);
            using (var content = file.Open())
            using (var target = FileModes.CreateFile(incoming, file.IsExecutable))
                content.CopyTo(target);
            File.Move(incoming, path);
        }
    }

    // The content of the PEX's own files follows from its hash; what we generate may be another with every version.
    private static bool IsSame(PlannedFile file, ManifestFile written, SHA256 sha256)
    {
        if (file.Length != written.Length || file.IsExecutable != written.IsExecutable)
            return false;
        if (file.Origin == FileOrigin.Pex)
            return true;
        using var content = file.Open();
        return Text.Hex.Lower(sha256.ComputeHash(content)) == written.Sha256;
    }
}
