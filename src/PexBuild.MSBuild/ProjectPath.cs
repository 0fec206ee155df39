namespace PexBuild.MSBuild;

/// <summary>Paths without the working directory of the process.</summary>
internal static class ProjectPath
{
    /// <summary>Makes a path absolute, with the separators of this machine and without <c>.</c>, <c>..</c> and a separator at its end.</summary>
    /// <param name="directory">What it is relative to, absolute.</param>
    /// <param name="path">A path, with either separator.</param>
    public static string Absolute(string directory, string path)
    {
#if NET
        var full = Path.GetFullPath(Native(path), directory);
#else
        // Absolute already, so the working directory does not come into it.
#pragma warning disable RS0030
        var full = Path.GetFullPath(Path.Combine(directory, Native(path)));
#pragma warning restore RS0030
#endif
        return full.Length > Path.GetPathRoot(full)!.Length ? full.TrimEnd(Path.DirectorySeparatorChar) : full;
    }

    /// <summary>A path below a folder, given with <c>/</c> between its parts.</summary>
    public static string Below(string folder, string path) => Path.Combine(folder, Path.DirectorySeparatorChar == '/' ? path : path.Replace('/', Path.DirectorySeparatorChar));

    // MSBuild text written on Windows has backslashes, which are no separators elsewhere.
    private static string Native(string path) => Path.DirectorySeparatorChar == '/' ? path.Replace('\\', '/') : path.Replace('/', '\\');
}
