using PexBuild.Files;

namespace PexBuild.MSBuild.Output;

/// <summary>The digests of an unpacked folder and its copy when they were last in sync. If neither has changed, there is nothing to copy.</summary>
internal sealed class SeenFolders
{
    // No path contains it.
    private const char Separator = '\0';

    private readonly string _digests;

    private SeenFolders(string digests, IEnumerable<string> notCopied)
    {
        _digests = digests;
        NotCopied = new(notCopied, StringComparer.Ordinal);
    }

    /// <summary>The generated files of the unpacked folder, which are not copied.</summary>
    public HashSet<string> NotCopied { get; }

    /// <returns><see langword="null"/> if the folders have never been in sync.</returns>
    public static SeenFolders? Find(string file)
    {
        if (!File.Exists(file))
            return null;
        var parts = File.ReadAllText(file).Split(Separator);
        return new SeenFolders(parts[0], parts.Skip(1));
    }

    public bool Match(FolderDigest unpacked, FolderDigest copy) => _digests == Describe(unpacked, copy);

    public static void Write(string file, UnpackedFiles unpacked, FolderDigest copy) =>
        AtomicFile.WriteText(file, string.Join(Separator.ToString(), unpacked.NotCopied.Prepend(Describe(unpacked.Digest, copy))));

    private static string Describe(FolderDigest unpacked, FolderDigest copy) => unpacked + " " + copy;
}
