using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Journal;
using PexBuild.Manifests;

namespace PexBuild.Unpacking;

/// <summary>Checks what exists at the path that a PEX will be unpacked to.</summary>
internal static class UnpackTarget
{
    /// <param name="folder">The folder to unpack to.</param>
    /// <param name="pex">The PEX, a file or a folder.</param>
    /// <returns>Whether a folder exists that may be filled or updated; if not, nothing exists there.</returns>
    /// <exception cref="PexException">Something that was not unpacked by this library exists there, or the folder is inside the PEX.</exception>
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

    // Another process that updates the folder replaces its manifest, so that none exists for a moment. Its absence is certain only under the lock.
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
