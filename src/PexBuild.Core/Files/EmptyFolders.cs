namespace PexBuild.Files;

/// <summary>Removes folders in which nothing is left but what Python cached.</summary>
internal static class EmptyFolders
{
    /// <param name="folder">The unpacked folder; it stays itself.</param>
    /// <param name="paths">Files that are gone.</param>
    public static void Prune(string folder, IEnumerable<string> paths)
    {
        var parents = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var parent in FolderPaths.Parents(path))
            {
                if (!parents.Add(parent))
                    break;
            }
        }

        // The longer first, since a folder is empty only once those in it are gone.
        foreach (var parent in parents.OrderByDescending(parent => parent.Length))
            TryRemove(FolderPaths.At(folder, parent));
    }

    private static void TryRemove(string folder)
    {
        if (Path.GetFileName(folder) == PexBuildFolder.Name)
            return;
        try
        {
            if (!Directory.Exists(folder))
                return;
            var entries = new DirectoryInfo(folder).GetFileSystemInfos();
            if (entries.Any(entry => !PythonCache.IsDisposable(entry)))
                return;
            foreach (var entry in entries)
                ((DirectoryInfo)entry).Delete(recursive: true);
            Directory.Delete(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Somebody put something into it, or it may not be removed: then it stays.
        }
    }
}
