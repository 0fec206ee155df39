namespace PexBuild.MSBuild;

/// <summary>How an unpacked folder and its copy looked when they were last found, or made, equal.</summary>
internal static class SeenFolders
{
    public static bool IsAsSeen(PexItem item, string folder, FolderDigest unpacked, FolderDigest copy) =>
        File.Exists(item.SeenFile) && File.ReadAllText(item.SeenFile) == Describe(folder, unpacked, copy);

    public static void Write(PexItem item, string folder) =>
        File.WriteAllText(item.SeenFile, Describe(folder, FolderDigest.Of(item.Folder, withStamps: true), FolderDigest.Of(folder, withStamps: false)));

    private static string Describe(string folder, FolderDigest unpacked, FolderDigest copy) => unpacked + "\n" + copy + "\n" + folder + "\n";
}
