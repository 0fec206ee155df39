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
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            var parent = path.Substring(0, slash);
            if (known.Contains(parent))
                continue;
            if (FolderPaths.IsLink(FolderPaths.At(folder, parent)))
                throw PexErrors.LinkOnTheWay.Error(folder, path.TrimEnd('/'));
            known.Add(parent);
        }
    }
}
