using PexBuild.Diagnostics;

namespace PexBuild.Files;

/// <summary>Sees to it that a path leads through folders alone.</summary>
internal static class LinkCheck
{
    /// <param name="folder">The unpacked folder.</param>
    /// <param name="path">A path in it. Itself it may be a link, which is then moved or replaced as such; not with a slash behind it.</param>
    /// <param name="known">The folders that were looked at before.</param>
    /// <exception cref="PexException">One of the folders on the way is a link.</exception>
    public static void Refuse(string folder, string path, HashSet<string> known)
    {
        // Where one is known, those above it are.
        foreach (var parent in FolderPaths.Parents(path).TakeWhile(parent => !known.Contains(parent)).Reverse())
        {
            if (FolderPaths.IsLink(FolderPaths.At(folder, parent)))
                throw PexErrors.LinkOnTheWay.Error(folder, path.TrimEnd('/'));
            known.Add(parent);
        }
    }
}
