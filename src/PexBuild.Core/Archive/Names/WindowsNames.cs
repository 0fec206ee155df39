namespace PexBuild.Archive.Names;

/// <summary>Names that Windows treats as a device, truncates, or refuses.</summary>
internal static class WindowsNames
{
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>Whether Windows cannot have a file at this path, or would put it elsewhere.</summary>
    public static bool Refuses(string path)
    {
        var start = 0;
        while (start <= path.Length)
        {
            var end = path.IndexOf('/', start);
            if (end < 0)
                end = path.Length;
            if (RefusesPart(path, start, end))
                return true;
            start = end + 1;
        }

        return false;
    }

    private static bool RefusesPart(string path, int start, int end)
    {
        if (path[end - 1] is '.' or ' ')
            return true;
        var stem = end;
        for (var i = end - 1; i >= start; i--)
        {
            if (path[i] is '<' or '>' or ':' or '"' or '|' or '?' or '*')
                return true;
            if (path[i] == '.')
                stem = i;
        }

        // Reserved names have three to seven letters; blanks before the dot are ignored.
        return stem - start is >= 3 and <= 32 && s_reserved.Contains(path.Substring(start, stem - start).TrimEnd(' '));
    }
}
