using PexBuild.Files;

namespace PexBuild.Edits;

/// <summary>Lists what is in an unpacked folder. Links are listed, and not followed.</summary>
internal static class FolderScan
{
    /// <summary>All files by path but those that no command of ours looks at: git's, saved ones, those of an update.</summary>
    public static Dictionary<string, DiskFile> Files(string folder)
    {
        var files = new Dictionary<string, DiskFile>(StringComparer.Ordinal);
        Add(new DirectoryInfo(folder), "", files);
        return files;
    }

    /// <summary>Whether a file that was not unpacked is something that the user added: neither ours, nor what Python caches.</summary>
    public static bool IsUsers(string path) =>
        !path.StartsWith(PexBuildFolder.Prefix, StringComparison.Ordinal) && !PythonCache.Contains(path);

    private static void Add(DirectoryInfo folder, string prefix, Dictionary<string, DiskFile> files)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            if (entry.Name == ".git" || path is PexBuildFolder.Update or PexBuildFolder.Saved or PexBuildFolder.Lock)
                continue;
            if (entry is DirectoryInfo below && (entry.Attributes & FileAttributes.ReparsePoint) == 0)
                Add(below, path + "/", files);
            else
                files.Add(path, new DiskFile(path, entry));
        }
    }
}
