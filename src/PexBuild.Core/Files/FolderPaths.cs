namespace PexBuild.Files;

/// <summary>Questions about paths that .NET has no single call for. Paths in a folder have <c>/</c> between their parts, paths of the system its own separator.</summary>
internal static class FolderPaths
{
    /// <summary>The absolute path of a folder, without a separator behind it; that of a file system's root is nothing else.</summary>
    public static string Full(string folder)
    {
        var full = Path.GetFullPath(folder);
        return full.TrimEnd(Path.DirectorySeparatorChar) is { Length: > 0 } trimmed ? trimmed : full;
    }

    public static string At(string folder, string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Whether a path is a folder or below it, links on the way to both followed.</summary>
    public static bool IsIn(string path, string folder) =>
        (Real(path) + Path.DirectorySeparatorChar).StartsWith(Real(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

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

    public static bool IsRegular(string path) => Attributes(path) is { } attributes && (attributes & (FileAttributes.Directory | FileAttributes.ReparsePoint)) == 0;

    private static string Real(string path)
    {
        var full = Full(path);
#if NET
        return RealPath.Of(full) ?? full;
#else
        return full;
#endif
    }
}
