using PexBuild.Diagnostics;
using PexBuild.Journal;
using PexBuild.Manifests;

namespace PexBuild.MSBuild;

/// <summary>Removes an unpacked folder but for what the user changed in it.</summary>
internal static class FolderCleaning
{
    private const int Named = 5;

    /// <param name="folder">An unpacked folder, or its copy.</param>
    /// <param name="record">What was copied to it, if it is a copy.</param>
    /// <param name="root">A folder above it that stays.</param>
    /// <param name="warn">Told of what was kept.</param>
    public static void Clean(string folder, CopyRecord? record, string root, Action<PexDiagnostic> warn)
    {
        if (!Directory.Exists(folder) || IsBehindLink(folder, root) || FolderManifest.Find(folder) is null)
            return;
        using (FolderLock.Acquire(folder, FolderListing.Patience))
            DeleteFiles(folder, record, warn);
        Prune(folder, root);
    }

    // What a link leads to was not put there by a build.
    private static bool IsBehindLink(string folder, string root)
    {
        var path = folder;
        do
        {
            if ((File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0)
                return true;
            path = Path.GetDirectoryName(path)!;
        }
        while (path.Length > root.Length);
        return false;
    }

    private static void DeleteFiles(string folder, CopyRecord? record, Action<PexDiagnostic> warn)
    {
        // Another project that has the same folder may have cleaned it while we waited.
        if (FolderManifest.Find(folder) is not { } manifest)
            return;
        PythonCaches.DeleteBelow(folder);
        var kept = new List<string>();
        foreach (var path in FolderListing.Paths(folder).Where(path => path != FolderManifest.FileName))
        {
            if (IsOurs(ProjectPath.Below(folder, path), path, manifest, record))
                FileSwap.Delete(ProjectPath.Below(folder, path));
            else
                kept.Add(path);
        }

        FolderListing.DeleteTemporaries(folder);
        kept.AddRange(new[] { FolderListing.Saved, FolderListing.Update }.Where(path => Directory.Exists(ProjectPath.Below(folder, path))));
        // With the manifest the user's files can still be told from ours: `dotnet pex diff` writes them as a patch, and the next build keeps them.
        if (kept.Count == 0)
            FileSwap.Delete(ProjectPath.Below(folder, FolderManifest.FileName));
        else
            warn(PexErrors.KeptWhenCleaning.Warning(folder, Names(kept)));
        FileSwap.PruneFolders(folder);
    }

    private static bool IsOurs(string full, string path, FolderManifest manifest, CopyRecord? record)
    {
        if ((File.GetAttributes(full) & (FileAttributes.ReparsePoint | FileAttributes.Directory)) != 0)
            return false;
        if (record is not null && record.Files.TryGetValue(path, out var copied) && copied.IsCopy && copied.Source == FileStamp.Of(full))
            return true;
        if (!manifest.Files.TryGetValue(path, out var written))
            return FolderListing.CountsOnlyIfUnpacked(path);
        return written.Length == new FileInfo(full).Length && written.Sha256 == FileSwap.Sha256(full);
    }

    private static string Names(List<string> kept)
    {
        kept.Sort(StringComparer.Ordinal);
        var named = kept.Take(Named).Select(path => DisplayText.Escape(path));
        return string.Join(", ", named) + (kept.Count > Named ? $" and {kept.Count - Named} more" : "");
    }

    private static void Prune(string folder, string root)
    {
        if (!FileSwap.DeleteIfEmpty(folder))
            return;
        for (var parent = Path.GetDirectoryName(folder)!; parent.Length > root.Length && FileSwap.DeleteIfEmpty(parent);)
            parent = Path.GetDirectoryName(parent)!;
    }
}
