namespace PexBuild.MSBuild.Files;

/// <summary>Deletes files and empty folders that builds have made.</summary>
internal static class Deletion
{
    /// <summary>Deletes a file, even if it is read-only.</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (UnauthorizedAccessException) when (File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
        {
            File.SetAttributes(path, FileAttributes.Normal);
            File.Delete(path);
        }
    }

    /// <summary>Deletes all empty folders below a folder, and the folder itself if it is empty then.</summary>
    public static void PruneFolders(string folder)
    {
        if (!Directory.Exists(folder) || (File.GetAttributes(folder) & FileAttributes.ReparsePoint) != 0)
            return;
        foreach (var inner in Directory.GetDirectories(folder))
            PruneFolders(inner);
        DeleteIfEmpty(folder);
    }

    /// <summary>Deletes a folder if it is empty.</summary>
    /// <returns>Whether the folder does not exist any more.</returns>
    public static bool DeleteIfEmpty(string folder)
    {
        try
        {
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                return false;
            Directory.Delete(folder);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            // Another process has deleted it meanwhile.
            return true;
        }
        catch (IOException)
        {
            // Another process has created a file in it meanwhile.
            return false;
        }
    }
}
