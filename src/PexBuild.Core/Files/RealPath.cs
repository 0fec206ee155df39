#if NET
namespace PexBuild.Files;

/// <summary>Resolves all symbolic links in a path.</summary>
internal static class RealPath
{
    // The same limit as Linux.
    private const int LinkLimit = 40;

    /// <summary>Resolves every component of an absolute path.</summary>
    /// <returns><see langword="null"/> if there are too many links, as in a cycle. A component that does not exist is kept.</returns>
    public static string? Resolve(string path)
    {
        var root = Path.GetPathRoot(path)!;
        var real = root;
        var parts = new Stack<string>();
        Push(path.Substring(root.Length));
        var links = 0;
        while (parts.Count > 0)
        {
            var part = parts.Pop();
            if (part == ".")
                continue;
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > LinkLimit)
                return null;
            if (Path.IsPathRooted(target))
            {
                target = FolderPaths.Full(target);
                real = Path.GetPathRoot(target)!;
                target = target.Substring(real.Length);
            }

            Push(target);
        }

        return real;

        void Push(string more)
        {
            var split = more.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
            for (var i = split.Length - 1; i >= 0; i--)
                parts.Push(split[i]);
        }
    }

    /// <summary>Whether a resolved path is a folder or is inside it.</summary>
    public static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
#endif
