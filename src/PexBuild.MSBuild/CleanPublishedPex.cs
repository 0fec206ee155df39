using Microsoft.Build.Framework;
using PexBuild.Manifests;

namespace PexBuild.MSBuild;

/// <summary>
/// Removes from a folder that was published before what is not published any more. The SDK leaves such files where they are, and a distribution that
/// nothing is known of counts as added by the user: Python would go on importing from it.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CleanPublishedPex : PexItemTask
{
    /// <summary>The items of <see cref="PreparePexItems"/>.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>The files that are published, of <see cref="ListUnpackedPexFiles"/>.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The directory that is published to.</summary>
    [Required]
    public string PublishDirectory { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var published = new HashSet<string>(Files.Select(file => file.GetMetadata("RelativePath")), StringComparer.Ordinal);
        foreach (var item in Items.Select(Read).Where(item => item.CopiesToPublish))
            Clean(item, ProjectPath.Below(Absolute(PublishDirectory), item.OutputFolder), published);
    }

    private static void Clean(PexItem item, string folder, HashSet<string> published)
    {
        if (FolderManifest.Find(folder) is not { } manifest)
            return;
        var present = FolderListing.Paths(folder);
        var stale = manifest.Files.Values.Where(file => present.Contains(file.Path) && !published.Contains(item.OutputFolder + "/" + file.Path)).ToArray();
        foreach (var file in stale)
        {
            var path = ProjectPath.Below(folder, file.Path);
            if ((File.GetAttributes(path) & (FileAttributes.ReparsePoint | FileAttributes.Directory)) == 0 && file.Length == new FileInfo(path).Length && file.Sha256 == FileSwap.Sha256(path))
                FileSwap.Delete(path);
            PythonCaches.DeleteOf(path);
        }

        if (stale.Length > 0)
            FileSwap.PruneFolders(folder);
    }
}
