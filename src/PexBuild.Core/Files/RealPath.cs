#if NET
namespace PexBuild.Files;

/// <summary>Where a path leads when every link on the way is followed.</summary>
internal static class RealPath
{
    // As many as Linux follows.
    private const int LinkLimit = 40;

    /// <summary>Resolves every part of an absolute path.</summary>
    /// <returns><see langword="null"/> when there are too many links, as in a circle. A part that does not exist stays as it is.</returns>
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

    /// <summary>Whether a real path is a folder or something in it.</summary>
    public static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
#endif
