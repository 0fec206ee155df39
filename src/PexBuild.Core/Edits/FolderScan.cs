using PexBuild.Files;

namespace PexBuild.Edits;

/// <summary>Lists the files in an unpacked folder. Links are listed but not followed.</summary>
internal static class FolderScan
{
    private const string Git = ".git";

    /// <summary>All files by path, except those that no PexBuild command looks at: git's, saved files and those of an update.</summary>
    public static Dictionary<string, DiskFile> Files(string folder) =>
        FolderTree.Files(folder, IsIgnored).ToDictionary(file => file.Path, file => new DiskFile(file.Path, file.Info), StringComparer.Ordinal);

    /// <summary>Whether a file that was not unpacked was added by the user: it is neither one of PexBuild's nor in Python's cache.</summary>
    public static bool IsUsers(string path) =>
        !path.StartsWith(PexBuildFolder.Prefix, StringComparison.Ordinal) && !PythonCache.Contains(path);

    private static bool IsIgnored(string path) =>
        path is PexBuildFolder.Update or PexBuildFolder.Saved or PexBuildFolder.Lock or Git || path.EndsWith("/" + Git, StringComparison.Ordinal);
}
