using Microsoft.Build.Framework;
using PexBuild.Manifests;
using PexBuild.MSBuild.Files;
using PexBuild.MSBuild.Items;
using PexBuild.MSBuild.Output;

namespace PexBuild.MSBuild.Tasks;

/// <summary>
/// Removes the files from the publish directory that an earlier publish put there and this one does not. The SDK leaves such files, and Python would
/// still import a distribution among them, since one that no list names counts as added by the user.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CleanPublishedPex : PexItemTask
{
    /// <summary>The files that are published, as <see cref="ListUnpackedPexFiles"/> lists them.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The publish directory.</summary>
    [Required]
    public string PublishDirectory { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var published = new HashSet<string>(Files.Select(file => file.GetMetadata("RelativePath")), StringComparer.Ordinal);
        foreach (var item in ReadItems().Where(item => item.CopiesToPublish))
            Clean(item, ProjectPath.Below(item.Absolute(PublishDirectory), item.OutputFolder), published);
    }

    private static void Clean(PexItem item, string folder, HashSet<string> published)
    {
        if (FolderManifest.Find(folder) is not { } manifest)
            return;
        var present = FolderListing.Paths(folder);
        var stale = manifest.Files.Values.Where(file => present.Contains(file.Path) && !published.Contains(item.OutputFolder + "/" + file.Path)).ToArray();
        foreach (var file in stale)
        {
            FolderCleaning.Delete(folder, file.Path, manifest, record: null);
            PythonCaches.DeleteOf(ProjectPath.Below(folder, file.Path));
        }

        if (stale.Length > 0)
            Deletion.PruneFolders(folder);
    }
}
