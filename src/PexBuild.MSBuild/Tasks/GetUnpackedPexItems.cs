using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PexBuild.MSBuild.Files;
using PexBuild.MSBuild.Items;

namespace PexBuild.MSBuild.Tasks;

/// <summary>Makes an item for each unpacked folder, whether this build or an earlier one unpacked it.</summary>
[MSBuildMultiThreadableTask]
public sealed class GetUnpackedPexItems : PexItemTask
{
    /// <summary>
    /// One item for each folder, with the metadata <c>Folder</c>, <c>EntryScript</c>, <c>EntryPoint</c>, <c>Launcher</c>, <c>PexHash</c>,
    /// <c>Manifest</c>, <c>Pex</c>, <c>OutputFolder</c> and <c>PythonExecutable</c>.
    /// </summary>
    [Output]
    public ITaskItem[] UnpackedPex { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var unpacked = new List<ITaskItem>();
        foreach (var item in ReadItems())
        {
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
