namespace PexBuild.Files;

/// <summary>Removes folders that are empty except for Python's bytecode caches.</summary>
internal static class EmptyFolders
{
    /// <param name="folder">The unpacked folder, which is never removed itself.</param>
    /// <param name="paths">Files that have been removed.</param>
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

        // Longer paths first: a folder becomes empty only after its subfolders are removed.
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
            // Another process put something into it, or it cannot be removed: keep it.
        }
    }
}
