namespace PexBuild.Files;

/// <summary>Removes a folder of ours, also when somebody took write permission from parts of it.</summary>
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
