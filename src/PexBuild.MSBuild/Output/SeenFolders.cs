namespace PexBuild.MSBuild;

/// <summary>How an unpacked folder and its copy looked when they were last found, or made, equal.</summary>
internal sealed class SeenFolders
{
    // No path has it.
    private const char Separator = '\0';

    private readonly string _digests;

    private SeenFolders(string digests, IEnumerable<string> left)
    {
        _digests = digests;
        Left = new(left, StringComparer.Ordinal);
    }

    /// <summary>The files of the unpacked folder that are no part of it and were not copied.</summary>
    public HashSet<string> Left { get; }

    /// <returns><see langword="null"/> when nothing is remembered of these two.</returns>
    public static SeenFolders? Find(string file)
    {
        if (!File.Exists(file))
            return null;
        var parts = File.ReadAllText(file).Split(Separator);
        return new SeenFolders(parts[0], parts.Skip(1));
    }

    public bool Are(FolderDigest unpacked, FolderDigest copy) => _digests == Describe(unpacked, copy);

    public static void Write(string file, UnpackedFiles unpacked, FolderDigest copy) =>
        File.WriteAllText(file, string.Join(Separator.ToString(), unpacked.Left.Prepend(Describe(unpacked.Digest, copy))));

    private static string Describe(FolderDigest unpacked, FolderDigest copy) => unpacked + " " + copy;
}
