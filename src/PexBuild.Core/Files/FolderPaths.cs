namespace PexBuild.Files;

/// <summary>
/// Questions about paths that .NET has no single call for. Paths in a folder have <c>/</c> between their parts, paths of the system its own
/// separator.
/// </summary>
internal static class FolderPaths
{
    /// <summary>
    /// The absolute path of a file or folder, without a separator behind it; that of a file system's root keeps its own. A relative path begins at
    /// the working directory.
    /// </summary>
    public static string Full(string path)
    {
#pragma warning disable RS0030 // The one place that may: all others call this.
        var full = Path.GetFullPath(path);
#pragma warning restore RS0030
        var trimmed = full.TrimEnd(Path.DirectorySeparatorChar);
        return Path.GetPathRoot(full) is { } root && trimmed.Length < root.Length ? root : trimmed;
    }

    /// <summary>The name of the file or folder that a path leads to, also of a path with a separator at its end.</summary>
    public static string Name(string path) => Path.GetFileName(Full(path));

    /// <summary>The folders that a path leads through, the deepest first: <c>a/b</c> and <c>a</c> of <c>a/b/c</c>.</summary>
    /// <param name="path">A relative path, with <c>/</c> between parts. One with <c>/</c> at its end is a folder, and the first of them itself.</param>
    public static IEnumerable<string> Parents(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            yield return path.Substring(0, slash);
    }

    public static string At(string folder, string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Whether a path is a folder or below it, links on the way to both followed.</summary>
    public static bool IsIn(string path, string folder) =>
        (Real(path) + Path.DirectorySeparatorChar)
            .StartsWith(Real(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>What is at a path, links not followed; <see langword="null"/> for nothing.</summary>
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
