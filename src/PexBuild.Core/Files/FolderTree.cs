namespace PexBuild.Files;

/// <summary>Lists the content of a folder recursively. Symbolic links are listed but never followed.</summary>
internal static class FolderTree
{
    /// <summary>All entries below a folder, each folder before its content.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="skips">Whether to leave out a path (relative to the folder) and everything below it.</param>
    /// <returns>Each entry with its path relative to the folder, with <c>/</c> as separator.</returns>
    public static IEnumerable<(string Path, FileSystemInfo Info)> Entries(string folder, Func<string, bool>? skips = null)
    {
        var open = new Stack<IEnumerator<(string Path, FileSystemInfo Info)>>();
        try
        {
            open.Push(Children(folder, "").GetEnumerator());
            while (open.Count > 0)
            {
                if (!open.Peek().MoveNext())
                {
                    open.Pop().Dispose();
                    continue;
                }

                var entry = open.Peek().Current;
                if (skips?.Invoke(entry.Path) == true)
                    continue;
                yield return entry;
                if (IsFolder(entry.Info))
                    open.Push(Children(entry.Info.FullName, entry.Path + "/").GetEnumerator());
            }
        }
        finally
        {
            foreach (var left in open)
                left.Dispose();
        }
    }

    /// <summary>All entries below a folder that are not folders: files, symbolic links and special files.</summary>
    /// <inheritdoc cref="Entries"/>
    public static IEnumerable<(string Path, FileSystemInfo Info)> Files(string folder, Func<string, bool>? skips = null) =>
        Entries(folder, skips).Where(entry => !IsFolder(entry.Info));

    /// <summary>Whether an entry is a folder and not a symbolic link to one.</summary>
    public static bool IsFolder(FileSystemInfo info) => info is DirectoryInfo && (info.Attributes & FileAttributes.ReparsePoint) == 0;

    private static IEnumerable<(string Path, FileSystemInfo Info)> Children(string folder, string prefix) =>
        new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(info => (prefix + info.Name, info));
}
