using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Journal;
using PexBuild.Manifests;

namespace PexBuild.Unpacking;

/// <summary>What is where a PEX is to be unpacked.</summary>
internal static class UnpackTarget
{
    /// <param name="folder">The folder to be.</param>
    /// <param name="pex">The PEX, a file or a folder.</param>
    /// <returns>Whether a folder is there that may be filled or brought up to date; nothing is there otherwise.</returns>
    /// <exception cref="PexException">There is something that is not ours, or the folder is in the PEX.</exception>
    public static bool Exists(string folder, string pex)
    {
        if (Directory.Exists(pex) && FolderPaths.IsIn(folder, pex))
            throw PexErrors.TargetInside.Error(pex, folder);
        if (FolderPaths.Attributes(folder) is not { } attributes)
            return false;
        if ((attributes & FileAttributes.ReparsePoint) != 0)
            throw PexErrors.TargetIsLink.Error(folder);
        if ((attributes & FileAttributes.Directory) == 0)
            throw PexErrors.TargetIsFile.Error(folder);
        if (Directory.EnumerateFileSystemEntries(folder).Any() && !HasManifest(folder))
            throw PexErrors.TargetNotOurs.Error(folder);
        return true;
    }

    // Another process that updates the folder replaces its manifest, so that there is none for a moment: only when that process is done it is certain.
    private static bool HasManifest(string folder)
    {
        if (FolderManifest.Find(folder) is not null)
            return true;
        if (!Directory.Exists(FolderPaths.At(folder, PexBuildFolder.Name)))
            return false;
        using var held = FolderLock.Acquire(folder);
        return FolderManifest.Find(folder) is not null;
    }
}
