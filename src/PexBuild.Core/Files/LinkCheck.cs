using PexBuild.Diagnostics;

namespace PexBuild.Files;

/// <summary>Checks that no parent folder of a path is a symbolic link.</summary>
internal static class LinkCheck
{
    /// <param name="folder">The unpacked folder.</param>
    /// <param name="path">A path in it. The path itself may be a symbolic link, which is then moved or replaced as a link, unless it ends with a slash.</param>
    /// <param name="known">The folders that have already been checked.</param>
    /// <exception cref="PexException">One of the parent folders is a symbolic link.</exception>
    public static void Refuse(string folder, string path, HashSet<string> known)
    {
        // If a folder is known, so are its parents.
        foreach (var parent in FolderPaths.Parents(path).TakeWhile(parent => !known.Contains(parent)).Reverse())
        {
            if (FolderPaths.IsLink(FolderPaths.At(folder, parent)))
                throw PexErrors.LinkOnTheWay.Error(folder, path.TrimEnd('/'));
            known.Add(parent);
        }
    }
}
