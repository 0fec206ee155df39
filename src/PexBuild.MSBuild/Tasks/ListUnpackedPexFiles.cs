using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PexBuild.Manifests;
using PexBuild.MSBuild.Files;
using PexBuild.MSBuild.Items;
using PexBuild.MSBuild.Output;

namespace PexBuild.MSBuild.Tasks;

/// <summary>Lists the files of the unpacked folders, for publishing and for targets that copy them elsewhere.</summary>
[MSBuildMultiThreadableTask]
public sealed class ListUnpackedPexFiles : PexItemTask
{
    /// <summary>
    /// The files of every unpacked folder that exists, with the metadata <c>RelativePath</c> (the path below an output directory),
    /// <c>Distribution</c> (the folder below <c>.deps</c> that the file is in), and what the SDK reads: <c>TargetPath</c>,
    /// <c>CopyToOutputDirectory</c>, <c>CopyToPublishDirectory</c>.
    /// </summary>
    [Output]
    public ITaskItem[] Files { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var files = new List<ITaskItem>();
        foreach (var item in ReadItems())
        {
            if (FolderManifest.Find(item.Folder) is not { } manifest)
                continue;
            foreach (var path in FolderListing.Paths(item.Folder))
            {
                if (!FolderListing.IsGenerated(path) || manifest.Files.ContainsKey(path))
                    files.Add(Describe(item, path));
            }
        }

        Files = [.. files];
    }

    private static TaskItem Describe(PexItem item, string path)
    {
        var relative = item.OutputFolder + "/" + path;
        return EscapedItem.Create(
            ProjectPath.Below(item.Folder, path),
            ("RelativePath", relative),
            ("TargetPath", relative),
            ("Distribution", Distribution(path)),
            ("CopyToOutputDirectory", item.CopiesToOutput ? "PreserveNewest" : "Never"),
            ("CopyToPublishDirectory", item.CopiesToPublish ? "PreserveNewest" : "Never"));
    }

    private static string Distribution(string path)
    {
        const string Prefix = ".deps/";
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
            return "";
        var end = path.IndexOf('/', Prefix.Length);
        return end < 0 ? "" : path.Substring(Prefix.Length, end - Prefix.Length);
    }
}
