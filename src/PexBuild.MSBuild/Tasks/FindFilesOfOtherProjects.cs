using Microsoft.Build.Framework;
using PexBuild.Manifests;
using PexBuild.MSBuild.Files;

namespace PexBuild.MSBuild.Tasks;

/// <summary>
/// Finds the files that come from a referenced project's PEX and would be put into a folder that this project's own PEX has. This project's PEX wins: a folder
/// with the files of both would be neither, and the SDK's copying overwrites edits.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class FindFilesOfOtherProjects : PexItemTask
{
    /// <summary>The files to be copied or published, without those of this project's own PEX files.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>
    /// The metadata that says where a file goes: <c>TargetPath</c> below the output directory, or <c>RelativePath</c> below the publish directory.
    /// </summary>
    [Required]
    public string PathMetadata { get; set; } = "";

    /// <summary>The <see cref="Files"/> that would be put into a folder of this project.</summary>
    [Output]
    public ITaskItem[] Found { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var isPublishing = PathMetadata == "RelativePath";
        string[] folders = [.. ReadItems().Where(item => isPublishing ? item.CopiesToPublish : item.CopiesToOutput).Select(item => item.OutputFolder + "/")];
        var unpacked = new Dictionary<string, bool>(StringComparer.Ordinal);
        Found = Array.FindAll(Files, file => Array.Exists(folders, folder => IsOfOther(file, folder, unpacked)));
    }

    // The project may put other files into the folder as well. Only those that come from an unpacked folder belong to another project's PEX.
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
