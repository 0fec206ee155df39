namespace PexBuild.Files;

/// <summary>Path operations that .NET does not provide. Paths within a folder use <c>/</c>; system paths use the system's separator.</summary>
internal static class FolderPaths
{
    /// <summary>
    /// The absolute path of a file or folder, without a trailing separator except for a file system root. Relative paths are resolved against the
    /// working directory.
    /// </summary>
    public static string Full(string path)
    {
#pragma warning disable RS0030 // The one place that may: all others call this.
        var full = Path.GetFullPath(path);
#pragma warning restore RS0030
        var trimmed = full.TrimEnd(Path.DirectorySeparatorChar);
        return Path.GetPathRoot(full) is { } root && trimmed.Length < root.Length ? root : trimmed;
    }

    /// <summary>The last component of a path, even if the path ends with a separator.</summary>
    public static string Name(string path) => Path.GetFileName(Full(path));

    /// <summary>The parent folders of a relative path, the deepest first: <c>a/b</c> and <c>a</c> for <c>a/b/c</c>.</summary>
    /// <param name="path">A relative path with <c>/</c> as separator. If it ends with <c>/</c>, it names a folder, which is the first result.</param>
    public static IEnumerable<string> Parents(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            yield return path.Substring(0, slash);
    }

    public static string At(string folder, string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Whether a path is a folder or is below it, after resolving symbolic links.</summary>
    public static bool IsIn(string path, string folder) =>
        (Real(path) + Path.DirectorySeparatorChar)
            .StartsWith(Real(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The attributes of a path, without following a symbolic link; <see langword="null"/> if nothing exists there.</summary>
    public static FileAttributes? Attributes(string path)
    {
        try
        {
            return File.GetAttributes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public static bool Exists(string path) => Attributes(path) is not null;

    public static bool IsLink(string path) => Attributes(path) is { } attributes && (attributes & FileAttributes.ReparsePoint) != 0;

    public static bool IsRegular(string path) =>
        Attributes(path) is { } attributes && (attributes & (FileAttributes.Directory | FileAttributes.ReparsePoint)) == 0;

    private static string Real(string path)
    {
        var full = Full(path);
#if NET
        return RealPath.Resolve(full) ?? full;
#else
        return full;
#endif
    }
}
