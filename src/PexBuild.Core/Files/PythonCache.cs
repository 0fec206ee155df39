namespace PexBuild.Files;

/// <summary>What Python leaves beside sources when it imports them: compiled modules, which it can make again at any time.</summary>
internal static class PythonCache
{
    /// <summary>The folder in which Python 3 keeps compiled modules (PEP 3147).</summary>
    public const string Folder = "__pycache__";

    private const string FolderPrefix = Folder + "/";

    /// <summary>Whether a file is a compiled module by its name. Python 2 writes <c>x.pyc</c> beside <c>x.py</c>, and <c>x.pyo</c> with <c>-O</c>.</summary>
    public static bool IsCompiled(string path) => path.EndsWith(".pyc", StringComparison.Ordinal) || path.EndsWith(".pyo", StringComparison.Ordinal);

    /// <summary>Whether a path leads into a <see cref="Folder"/>.</summary>
    /// <param name="path">With <c>/</c> between parts.</param>
    public static bool IsInFolder(string path) =>
        path.StartsWith(FolderPrefix, StringComparison.Ordinal) || path.IndexOf("/" + FolderPrefix, StringComparison.Ordinal) >= 0;

    /// <summary>Whether a path is a compiled module or anything else in a <see cref="Folder"/>.</summary>
    /// <param name="path">With <c>/</c> between parts.</param>
    public static bool Contains(string path) => IsCompiled(path) || IsInFolder(path);

    /// <summary>
    /// The source that a compiled module was made of, in either of Python's places; <see langword="null"/> for a path that is no compiled module.
    /// </summary>
    /// <param name="path">With <c>/</c> between parts.</param>
    public static string? Source(string path)
    {
        if (!IsCompiled(path))
            return null;
        var name = path.LastIndexOf('/') + 1;
        var folder = path.Substring(0, name);
        if (!folder.EndsWith(FolderPrefix, StringComparison.Ordinal))
            return path.Substring(0, path.Length - 1);
        var dot = path.IndexOf('.', name);
        return folder.Substring(0, folder.Length - FolderPrefix.Length) + path.Substring(name, dot - name) + ".py";
    }

    /// <summary>Whether a file system entry is a <see cref="Folder"/> in which there are only compiled modules.</summary>
    public static bool IsDisposable(FileSystemInfo entry) =>
        entry is DirectoryInfo folder && entry.Name == Folder && (entry.Attributes & FileAttributes.ReparsePoint) == 0
        && folder.GetFileSystemInfos().All(file => file is FileInfo && file.Name.EndsWith(".pyc", StringComparison.Ordinal));
}
