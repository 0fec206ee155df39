using PexBuild.Manifests;

namespace PexBuild.Edits;

/// <summary>Compares an unpacked folder with its manifest.</summary>
public static class FolderEdits
{
    /// <summary>
    /// Finds what was edited, added, deleted or given another mode, in order of path; a file that was moved is one that was deleted and one that was
    /// added. Every file is read. What Python caches (<c>__pycache__</c>, <c>.pyc</c>) does not count, nor does <c>.git</c>.
    /// </summary>
    public static IReadOnlyList<FolderEdit> Find(string folder, FolderManifest manifest) => FolderState.Read(folder, manifest).Edits;
}
