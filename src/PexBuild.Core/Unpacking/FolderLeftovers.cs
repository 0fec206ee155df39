using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Manifests;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>
/// Removes leftovers from a folder after an update: Python's compiled files of the previous sources, and pristine copies that are no longer needed.
/// </summary>
internal static class FolderLeftovers
{
    /// <param name="folder">The folder.</param>
    /// <param name="present">The files that were in it before.</param>
    /// <param name="manifest">The manifest of what was written to it.</param>
    /// <param name="old">The manifest of what had been written to it before, if any.</param>
    public static void Remove(string folder, IEnumerable<DiskFile> present, FolderManifest manifest, FolderManifest? old)
    {
        var gone = present.Where(
            file => !manifest.Files.ContainsKey(file.Path) && (IsStale(file.Path, manifest, old) || IsStaleCopy(folder, file.Path, manifest))).ToArray();
        foreach (var file in gone)
        {
            try
            {
                File.Delete(file.FullName);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // Harmless: Python detects a stale compiled file by its source's time, and a stale pristine copy is detected by its hash.
            }
        }

        EmptyFolders.Prune(folder, gone.Select(file => file.Path));
    }

    private static bool IsStale(string path, FolderManifest manifest, FolderManifest? old) =>
        CompiledFiles.IsLeftOut(path, source => manifest.Files.ContainsKey(source) || old is not null && old.Files.ContainsKey(source));

    private static bool IsStaleCopy(string folder, string path, FolderManifest manifest) =>
        path.StartsWith(PexBuildFolder.Pristine, StringComparison.Ordinal)
        && (!manifest.Files.TryGetValue(path.Substring(PexBuildFolder.Pristine.Length), out var file) || PristineStore.Find(folder, file) is null);
}
