using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Journal;
using PexBuild.Manifests;
using PexBuild.MSBuild.Files;

namespace PexBuild.MSBuild.Output;

/// <summary>Removes an unpacked folder, except for files that the user edited or added.</summary>
internal static class FolderCleaning
{
    private const int MaxNames = 5;

    /// <param name="folder">An unpacked folder, or its copy.</param>
    /// <param name="record">The record of the copy, if the folder is one.</param>
    /// <param name="root">A directory above it that is not removed.</param>
    /// <param name="warn">Receives a warning if files were kept.</param>
    public static void Clean(string folder, CopyRecord? record, string root, Action<PexDiagnostic> warn)
    {
        if (!Directory.Exists(folder) || IsBehindLink(folder, root) || FolderManifest.Find(folder) is null)
            return;
        using (FolderLock.Acquire(folder, FolderListing.Patience))
            DeleteFiles(folder, record, warn);
        Prune(folder, root);
    }

    /// <summary>Deletes a file that is not wanted any more, unless the user edited or added it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="path">A file or link in it.</param>
    /// <param name="manifest">The folder's manifest.</param>
    /// <param name="record">The record of the copy, if the folder is one.</param>
    /// <returns>Whether the file was deleted.</returns>
    public static bool Delete(string folder, string path, FolderManifest manifest, CopyRecord? record)
    {
        var file = new DiskFile(path, new FileInfo(ProjectPath.Below(folder, path)));
        var present = file.ToCompare(keepsModes: false);
        var written = record is not null && !file.IsLink && record.IsCopy(path, new FileStamp(file.Length, file.LastWriteUtc.Ticks)) ? present
            : manifest.Files.TryGetValue(path, out var unpacked) ? ComparedFile.FromManifest(unpacked)
            : null;
        if (EditDecisions.Decide(new PathVersions(path, written, null, present).Classify(), EditPolicy.Clean) != PathAction.Remove)
            return false;
        Deletion.Delete(file.FullName);
        return true;
    }

    // No build unpacks through a link, so the target of a link is not removed.
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
        // Another project that shares the folder may have removed it while this one waited for the lock.
        if (FolderManifest.Find(folder) is not { } manifest)
            return;
        PythonCaches.DeleteBelow(folder);
        var kept = new List<string>();
        foreach (var path in FolderListing.Paths(folder).Where(path => path != FolderManifest.FileName))
        {
            if (!Delete(folder, path, manifest, record))
                kept.Add(path);
        }

        FolderListing.DeleteTemporaries(folder);
        kept.AddRange(new[] { FolderListing.Saved, FolderListing.Update }.Where(path => Directory.Exists(ProjectPath.Below(folder, path))));
        // As long as files are kept, the manifest is kept too: `dotnet pex diff` needs it to write a patch, and the next build to recognize edits.
        if (kept.Count == 0)
            Deletion.Delete(ProjectPath.Below(folder, FolderManifest.FileName));
        else
            warn(PexErrors.KeptWhenCleaning.Warning(folder, kept.Count, new VerbatimText(Names(kept))));
        Deletion.PruneFolders(folder);
    }

    private static string Names(List<string> kept)
    {
        kept.Sort(StringComparer.Ordinal);
        var names = kept.Take(MaxNames).Select(path => DisplayText.Escape(path));
        return string.Join(", ", kept.Count > MaxNames ? names.Append("…") : names);
    }

    private static void Prune(string folder, string root)
    {
        if (!Deletion.DeleteIfEmpty(folder))
            return;
        for (var parent = Path.GetDirectoryName(folder)!; parent.Length > root.Length && Deletion.DeleteIfEmpty(parent);)
            parent = Path.GetDirectoryName(parent)!;
    }
}
