namespace PexBuild.MSBuild.Files;

/// <summary>Combines paths without the working directory of the process, which tasks that run in parallel share.</summary>
internal static class ProjectPath
{
    /// <summary>Makes a path absolute and normalizes it: this system's separators, no <c>.</c> or <c>..</c>, no separator at the end.</summary>
    /// <param name="directory">The absolute path that it is relative to.</param>
    /// <param name="path">A path, with either separator.</param>
    public static string Absolute(string directory, string path)
    {
#if NET
        var full = Path.GetFullPath(Native(path), directory);
#else
        // The path is absolute already, so the working directory has no influence.
#pragma warning disable RS0030
        var full = Path.GetFullPath(Path.Combine(directory, Native(path)));
#pragma warning restore RS0030
#endif
        return full.Length > Path.GetPathRoot(full)!.Length ? full.TrimEnd(Path.DirectorySeparatorChar) : full;
    }

    /// <summary>Appends a relative path, with <c>/</c> between its parts, to a folder.</summary>
    public static string Below(string folder, string path) =>
        Path.Combine(folder, Path.DirectorySeparatorChar == '/' ? path : path.Replace('/', Path.DirectorySeparatorChar));

    // Projects written on Windows use backslashes, which are no separators elsewhere.
    private static string Native(string path) => Path.DirectorySeparatorChar == '/' ? path.Replace('\\', '/') : path.Replace('/', '\\');
}
