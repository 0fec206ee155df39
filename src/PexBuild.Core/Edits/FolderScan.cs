using PexBuild.Files;

namespace PexBuild.Edits;

/// <summary>Lists what is in an unpacked folder. Links are listed, and not followed.</summary>
internal static class FolderScan
{
    private const string Git = ".git";

    /// <summary>All files by path but those that no command of ours looks at: git's, saved ones, those of an update.</summary>
    public static Dictionary<string, DiskFile> Files(string folder) =>
        FolderTree.Files(folder, IsIgnored).ToDictionary(file => file.Path, file => new DiskFile(file.Path, file.Info), StringComparer.Ordinal);

    /// <summary>Whether a file that was not unpacked is something that the user added: neither ours, nor what Python caches.</summary>
    public static bool IsUsers(string path) =>
        !path.StartsWith(PexBuildFolder.Prefix, StringComparison.Ordinal) && !PythonCache.Contains(path);

    private static bool IsIgnored(string path) =>
        path is PexBuildFolder.Update or PexBuildFolder.Saved or PexBuildFolder.Lock or Git || path.EndsWith("/" + Git, StringComparison.Ordinal);
}
