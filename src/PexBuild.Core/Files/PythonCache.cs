namespace PexBuild.Files;

/// <summary>The bytecode caches that Python writes beside sources on import and can recreate at any time.</summary>
internal static class PythonCache
{
    /// <summary>The folder in which Python 3 keeps compiled modules (PEP 3147).</summary>
    public const string Folder = "__pycache__";

    private const string FolderPrefix = Folder + "/";

    /// <summary>Whether a file name is that of a compiled module. Python 2 writes <c>x.pyc</c> beside <c>x.py</c>, and <c>x.pyo</c> with <c>-O</c>.</summary>
    public static bool IsCompiled(string path) => path.EndsWith(".pyc", StringComparison.Ordinal) || path.EndsWith(".pyo", StringComparison.Ordinal);

    /// <summary>Whether a path is inside a <see cref="Folder"/>.</summary>
    /// <param name="path">The path, with <c>/</c> as separator.</param>
    public static bool IsInFolder(string path) =>
        path.StartsWith(FolderPrefix, StringComparison.Ordinal) || path.IndexOf("/" + FolderPrefix, StringComparison.Ordinal) >= 0;

    /// <summary>Whether a path is a compiled module or is inside a <see cref="Folder"/>.</summary>
    /// <param name="path">The path, with <c>/</c> as separator.</param>
    public static bool Contains(string path) => IsCompiled(path) || IsInFolder(path);

    /// <summary>The source of a compiled module, in either of Python's locations; <see langword="null"/> if the path is not a compiled module.</summary>
    /// <param name="path">The path, with <c>/</c> as separator.</param>
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

    /// <summary>Whether a file system entry is a <see cref="Folder"/> that contains only compiled modules.</summary>
    public static bool IsDisposable(FileSystemInfo entry) =>
        entry is DirectoryInfo folder && entry.Name == Folder && (entry.Attributes & FileAttributes.ReparsePoint) == 0
        && folder.GetFileSystemInfos().All(file => file is FileInfo && file.Name.EndsWith(".pyc", StringComparison.Ordinal));
}
