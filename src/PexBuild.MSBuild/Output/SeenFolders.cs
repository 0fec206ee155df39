namespace PexBuild.MSBuild;

/// <summary>How an unpacked folder and its copy looked when they were last found, or made, equal.</summary>
internal static class SeenFolders
{
    public static bool IsAsSeen(PexItem item, string folder, FolderDigest unpacked, FolderDigest copy) =>
        File.Exists(item.SeenFile) && File.ReadAllText(item.SeenFile) == Describe(folder, unpacked, copy);

    public static void Write(PexItem item, string folder)
    {
        FolderDigest unpacked = default, copy = default;
        foreach (var file in FolderListing.Files(item.Folder, withStamps: true))
            unpacked.Add(file.Path, file.Stamp);
        foreach (var file in FolderListing.Files(folder, withStamps: false))
            copy.Add(file.Path, file.Stamp);
        File.WriteAllText(item.SeenFile, Describe(folder, unpacked, copy));
    }

    private static string Describe(string folder, FolderDigest unpacked, FolderDigest copy) => unpacked + "\n" + copy + "\n" + folder + "\n";
}
