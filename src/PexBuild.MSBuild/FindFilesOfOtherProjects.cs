using Microsoft.Build.Framework;
using PexBuild.Manifests;

namespace PexBuild.MSBuild;

/// <summary>
/// Finds what projects that this one refers to would put into this one's own folders, having a PEX with the same output folder. This project's own is
/// meant: a folder of two would be neither, and the SDK's copying minds no edits.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class FindFilesOfOtherProjects : PexItemTask
{
    /// <summary>The items of <see cref="PreparePexItems"/>.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>What is about to be copied or published, this project's PEX files not included.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The metadata that tells where a file will be: <c>TargetPath</c> below the output directory, or <c>RelativePath</c> in what is published.</summary>
    [Required]
    public string PathMetadata { get; set; } = "";

    /// <summary>Those of <see cref="Files"/> that would come into a folder of this project.</summary>
    [Output]
    public ITaskItem[] Found { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var isPublishing = PathMetadata == "RelativePath";
        string[] folders = [.. Items.Select(Read).Where(item => isPublishing ? item.CopiesToPublish : item.CopiesToOutput).Select(item => item.OutputFolder + "/")];
        var unpacked = new Dictionary<string, bool>(StringComparer.Ordinal);
        Found = Array.FindAll(Files, file => Array.Exists(folders, folder => IsOfOther(file, folder, unpacked)));
    }

    // A file of the project's own may be put into the folder, too; what comes from an unpacked one is another project's.
    private bool IsOfOther(ITaskItem file, string folder, Dictionary<string, bool> unpacked)
    {
        var path = file.GetMetadata(PathMetadata).Replace('\\', '/');
        if (!path.StartsWith(folder, StringComparison.OrdinalIgnoreCase))
            return false;
        var source = file.GetMetadata("FullPath").Replace('\\', '/');
        var inner = path.Substring(folder.Length);
        if (!source.EndsWith("/" + inner, StringComparison.Ordinal))
            return false;
        var root = source.Substring(0, source.Length - inner.Length);
        if (!unpacked.TryGetValue(root, out var isUnpacked))
            unpacked[root] = isUnpacked = File.Exists(ProjectPath.Below(root, FolderManifest.FileName));
        return isUnpacked;
    }
}
