using PexBuild.Manifests;
using PexBuild.Pex;
using PexBuild.Unpacking;

namespace PexBuild.MSBuild;

/// <summary>The unpacked folder as it is now: what is part of it and what is not.</summary>
internal sealed class UnpackedFiles
{
    private UnpackedFiles(PexItem item)
    {
        Manifest = FolderManifest.Find(item.Folder)!;
        Parts = FolderListing.WithStamps(item.Folder);
        Digest = FolderDigest.Of(Parts);
        Left = [.. Parts.Keys.Where(path => FolderListing.CountsOnlyIfUnpacked(path) && !Manifest.Files.ContainsKey(path))];
        foreach (var path in Left)
            Parts.Remove(path);
    }

    public FolderManifest Manifest { get; }

    /// <summary>The files that belong beside the program: those of the PEX, and the user's.</summary>
    public Dictionary<string, FileStamp> Parts { get; }

    /// <summary>The others: compiled Python, and what the library keeps for itself.</summary>
    public IReadOnlyList<string> Left { get; }

    /// <summary>Of all files.</summary>
    public FolderDigest Digest { get; }

    /// <summary>Whether no file of the PEX is missing.</summary>
    public bool IsComplete => Manifest.Files.Keys.All(Parts.ContainsKey);

    public static UnpackedFiles Of(PexItem item) => new(item);

    /// <summary>Brings back what was deleted.</summary>
    /// <returns>The files that are there then.</returns>
    public static UnpackedFiles Complete(PexItem item, CancellationToken cancellation)
    {
        using var pex = PexFile.Open(item.Source);
        var plan = PexUnpacker.Plan(pex, item.ToOptions(null));
        if (PexUnpacker.IsUnpacked(plan))
            PexUnpacker.RestoreDeleted(plan, cancellation);
        return new UnpackedFiles(item);
    }
}
