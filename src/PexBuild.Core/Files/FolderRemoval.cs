namespace PexBuild.Files;

/// <summary>Removes a folder that PexBuild created, even if parts of it have become read-only.</summary>
internal static class FolderRemoval
{
    public static void Remove(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (UnauthorizedAccessException)
        {
            MakeWritable(folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void MakeWritable(string folder)
    {
        foreach (var (_, entry) in FolderTree.Entries(folder))
        {
            if ((entry.Attributes & (FileAttributes.ReadOnly | FileAttributes.ReparsePoint)) == FileAttributes.ReadOnly)
                entry.Attributes &= ~FileAttributes.ReadOnly;
        }
    }
}
