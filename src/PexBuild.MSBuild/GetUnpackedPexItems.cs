using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PexBuild.MSBuild;

/// <summary>Describes the unpacked folders, whether they were unpacked by this build or an earlier one.</summary>
[MSBuildMultiThreadableTask]
public sealed class GetUnpackedPexItems : PexItemTask
{
    /// <summary>The items of <see cref="PreparePexItems"/>.</summary>
    [Required]
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>One item for each folder: its name, and <c>Folder</c>, <c>EntryScript</c>, <c>EntryPoint</c>, <c>Launcher</c>, <c>PexHash</c>, <c>Manifest</c>.</summary>
    [Output]
    public ITaskItem[] UnpackedPex { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var unpacked = new List<ITaskItem>();
        foreach (var taskItem in Items)
        {
            var item = Read(taskItem);
            if (UnpackedResult.Find(item.ResultFile) is { } result)
                unpacked.Add(Describe(item, result));
        }

        UnpackedPex = [.. unpacked];
    }

    private static TaskItem Describe(PexItem item, UnpackedResult result) => EscapedItem.Create(
        item.Folder,
        ("Folder", item.Folder),
        ("EntryScript", ProjectPath.Below(item.Folder, "__main__.py")),
        ("EntryPoint", result.EntryPoint),
        ("Launcher", result.Launcher is null ? "" : ProjectPath.Below(item.Folder, result.Launcher)),
        ("PexHash", result.Hash),
        ("Manifest", item.Manifest),
        ("Pex", item.Source),
        ("OutputFolder", item.OutputFolder),
        ("PythonExecutable", item.Python ?? ""));
}
