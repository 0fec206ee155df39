using PexBuild.Files;
using PexBuild.MSBuild.Files;

namespace PexBuild.MSBuild.Output;

/// <summary>Deletes the compiled files that Python writes when it runs an unpacked folder.</summary>
internal static class PythonCaches
{
    /// <summary>Deletes the compiled files of one source file.</summary>
    public static void DeleteOf(string source)
    {
        if (!source.EndsWith(".py", StringComparison.Ordinal))
            return;
        Deletion.Delete(source + "c");
        Deletion.Delete(source + "o");
        var folder = Path.Combine(Path.GetDirectoryName(source)!, PythonCache.Folder);
        if (!Directory.Exists(folder))
            return;
        foreach (var compiled in Directory.GetFiles(folder, Path.GetFileNameWithoutExtension(source) + ".*.pyc"))
            Deletion.Delete(compiled);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    /// <summary>Deletes all compiled files in the cache folders below a folder.</summary>
    public static void DeleteBelow(string root)
    {
        foreach (var folder in Directory.GetDirectories(root))
        {
            if ((File.GetAttributes(folder) & FileAttributes.ReparsePoint) != 0)
                continue;
            if (Path.GetFileName(folder) != PythonCache.Folder)
                DeleteBelow(folder);
            else
                foreach (var compiled in Directory.GetFiles(folder, "*.pyc"))
                    Deletion.Delete(compiled);
        }
    }
}
