using System.Security.Cryptography;

namespace PexBuild.Manifests;

/// <summary>What became of a file since the folder was unpacked.</summary>
public enum EditKind
{
    /// <summary>Its content is another.</summary>
    Edited,

    /// <summary>It was not there.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Deleted,
}

/// <summary>One file that is no longer as it was unpacked.</summary>
public sealed class FolderEdit
{
    internal FolderEdit(EditKind kind, string path)
    {
        Kind = kind;
        Path = path;
    }

    /// <summary>What became of it.</summary>
    public EditKind Kind { get; }

    /// <summary>Relative to the folder, <c>/</c> between parts.</summary>
    public string Path { get; }
}

/// <summary>Compares an unpacked folder with its manifest.</summary>
public static class FolderEdits
{
    /// <summary>Finds what was edited, added or deleted, in order of path. What Python caches (<c>__pycache__</c>, <c>.pyc</c>) does not count.</summary>
    public static IReadOnlyList<FolderEdit> Find(string folder, FolderManifest manifest)
    {
        var edits = new List<FolderEdit>();
        foreach (var file in manifest.Files.Values)
        {
            var path = System.IO.Path.Combine(folder, file.Path.Replace('/', System.IO.Path.DirectorySeparatorChar));
            if (!File.Exists(path))
                edits.Add(new FolderEdit(EditKind.Deleted, file.Path));
            else if (!IsPristine(path, file))
                edits.Add(new FolderEdit(EditKind.Edited, file.Path));
        }

        AddNewFiles(folder, "", manifest, edits);
        edits.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return edits;
    }

    /// <summary>Whether a file has the content that the manifest says it was written with.</summary>
    internal static bool IsPristine(string path, ManifestFile file)
    {
        var info = new FileInfo(path);
        return (info.Attributes & FileAttributes.ReparsePoint) == 0 && info.Length == file.Length && Sha256(path) == file.Sha256;
    }

    internal static string Sha256(string path)
    {
        using var stream = File.OpenRead(path);
        using var sha256 = SHA256.Create();
        return Text.Hex.Lower(sha256.ComputeHash(stream));
    }

    private static void AddNewFiles(string folder, string prefix, FolderManifest manifest, List<FolderEdit> edits)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            if ((entry.Attributes & (FileAttributes.Directory | FileAttributes.ReparsePoint)) == FileAttributes.Directory)
            {
                if (entry.Name != "__pycache__" && path != FolderManifest.Folder)
                    AddNewFiles(entry.FullName, path + "/", manifest, edits);
            }
            else if (!manifest.Files.ContainsKey(path) && !IsCompiled(path))
            {
                edits.Add(new FolderEdit(EditKind.Added, path));
            }
        }
    }

    // Python 2 writes them beside the source.
    private static bool IsCompiled(string path) => path.EndsWith(".pyc", StringComparison.Ordinal) || path.EndsWith(".pyo", StringComparison.Ordinal);
}
