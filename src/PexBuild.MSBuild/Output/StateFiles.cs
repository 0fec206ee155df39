namespace PexBuild.MSBuild;

/// <summary>The files in which this package remembers, one set for each item: the folder's path and a suffix.</summary>
internal static class StateFiles
{
    private const string CopySuffix = ".copy";
    private static readonly string[] Suffixes = [".inputs", ".result", ".seen", CopySuffix];

    /// <summary>The records of what was copied to the output directory.</summary>
    public static string[] CopyRecords(string root) => Directory.Exists(root) ? Directory.GetFiles(root, "*" + CopySuffix, SearchOption.AllDirectories) : [];

    /// <summary>The unpacked folder that a record belongs to.</summary>
    public static string UnpackedFolder(string record, string root, string unpackRoot) => unpackRoot + record.Substring(root.Length, record.Length - root.Length - CopySuffix.Length);

    /// <summary>Deletes the set that a record belongs to.</summary>
    public static void Delete(string record)
    {
        foreach (var suffix in Suffixes)
            FileSwap.Delete(record.Substring(0, record.Length - CopySuffix.Length) + suffix);
    }

    /// <summary>Deletes all sets.</summary>
    public static void DeleteAll(string root)
    {
        if (!Directory.Exists(root))
            return;
        foreach (var file in Directory.GetFiles(root, "*", SearchOption.AllDirectories))
        {
            if (Array.IndexOf(Suffixes, Path.GetExtension(file)) >= 0)
                FileSwap.Delete(file);
        }

        FileSwap.PruneFolders(root);
    }
}
