using PexBuild.Manifests;
using PexBuild.MSBuild.Items;
using PexBuild.Pex;
using PexBuild.Unpacking;

namespace PexBuild.MSBuild.Output;

/// <summary>The files of an unpacked folder, divided into those that are copied and those that are not.</summary>
internal sealed class UnpackedFiles
{
    private UnpackedFiles(PexItem item)
    {
        Manifest = FolderManifest.Find(item.Folder)!;
        Included = FolderListing.WithStamps(item.Folder);
        Digest = FolderDigest.Compute(Included);
        NotCopied = [.. Included.Keys.Where(path => FolderListing.IsGenerated(path) && !Manifest.Files.ContainsKey(path))];
        foreach (var path in NotCopied)
            Included.Remove(path);
    }

    public FolderManifest Manifest { get; }

    /// <summary>The files that are copied: those of the PEX, and those that the user added.</summary>
    public Dictionary<string, FileStamp> Included { get; }

    /// <summary>The generated files, which are not copied.</summary>
    public IReadOnlyList<string> NotCopied { get; }

    /// <summary>The digest of all files.</summary>
    public FolderDigest Digest { get; }

    /// <summary>Whether all files of the PEX exist.</summary>
    public bool IsComplete => Manifest.Files.Keys.All(Included.ContainsKey);

    public static UnpackedFiles Read(PexItem item) => new(item);

    /// <summary>Unpacks files again that were deleted.</summary>
    /// <returns>The files of the folder after that.</returns>
    public static UnpackedFiles RestoreDeleted(PexItem item, CancellationToken cancellation)
    {
        using var pex = PexFile.Open(item.Source);
        var plan = PexUnpacker.Plan(pex, item.ToOptions(null));
        if (PexUnpacker.IsUnpacked(plan))
            PexUnpacker.RestoreDeleted(plan, cancellation);
        return new UnpackedFiles(item);
    }
}
