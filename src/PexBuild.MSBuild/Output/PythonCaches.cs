namespace PexBuild.MSBuild;

/// <summary>The compiled files that Python leaves beside sources when a folder is run: nobody's work, and gone with their source.</summary>
internal static class PythonCaches
{
    private const string Folder = "__pycache__";

    /// <summary>Deletes what Python made of one source.</summary>
    public static void DeleteOf(string source)
    {
        if (!source.EndsWith(".py", StringComparison.Ordinal))
            return;
        FileSwap.Delete(source + "c");
        FileSwap.Delete(source + "o");
        var folder = Path.Combine(Path.GetDirectoryName(source)!, Folder);
        if (!Directory.Exists(folder))
            return;
        foreach (var compiled in Directory.GetFiles(folder, Path.GetFileNameWithoutExtension(source) + ".*.pyc"))
            FileSwap.Delete(compiled);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    /// <summary>Deletes all that Python made below a folder.</summary>
    public static void DeleteBelow(string root)
    {
        foreach (var folder in Directory.GetDirectories(root))
        {
            if ((File.GetAttributes(folder) & FileAttributes.ReparsePoint) != 0)
                continue;
            if (Path.GetFileName(folder) != Folder)
                DeleteBelow(folder);
            else
                foreach (var compiled in Directory.GetFiles(folder, "*.pyc"))
                    FileSwap.Delete(compiled);
        }
    }
}
