using PexBuild.Diagnostics;
using PexBuild.Journal;
using PexBuild.Manifests;

namespace PexBuild.Unpacking;

/// <summary>What is where a PEX is to be unpacked.</summary>
internal static class UnpackTarget
{
    /// <returns>Whether a folder is there that may be filled or brought up to date; nothing is there otherwise.</returns>
    /// <exception cref="PexException">There is something that is not ours.</exception>
    public static bool Exists(string folder)
    {
        if (FolderPaths.Attributes(folder) is not { } attributes)
            return false;
        if ((attributes & FileAttributes.ReparsePoint) != 0)
            throw PexErrors.TargetIsLink.Error(folder);
        if ((attributes & FileAttributes.Directory) == 0)
            throw PexErrors.TargetIsFile.Error(folder);
        if (Directory.EnumerateFileSystemEntries(folder).Any() && FolderManifest.Find(folder) is null)
            throw PexErrors.TargetNotOurs.Error(folder);
        return true;
    }
}
