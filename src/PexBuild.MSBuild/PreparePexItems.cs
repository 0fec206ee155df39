using Microsoft.Build.Framework;
using PexBuild.Diagnostics;

namespace PexBuild.MSBuild;

/// <summary>
/// Understands the <c>UnpackPex</c> items, refuses what cannot be, and writes down for each what its folder is made of, when that has changed:
/// the input of the build's up-to-date check.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class PreparePexItems : PexItemTask
{
    /// <summary>The <c>UnpackPex</c> items.</summary>
    [Required]
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>The files that the build itself puts into the output directory, by name.</summary>
    public ITaskItem[] ProgramFiles { get; set; } = [];

    /// <summary>Only evaluate: write nothing, and do not mind if a PEX is missing (design-time builds).</summary>
    public bool DesignTime { get; set; }

    /// <summary>The items with what was computed.</summary>
    [Output]
    public ITaskItem[] PreparedItems { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        CheckVerbosity();
        var items = Array.ConvertAll(Items, Read);
        CheckFolders(items);
        if (!DesignTime)
        {
            foreach (var item in items)
                PexInputs.Write(item);
        }

        PreparedItems = items.Zip(Items, (item, original) => (ITaskItem)item.ToTaskItem(original)).ToArray();
    }

    private void CheckFolders(PexItem[] items)
    {
        foreach (var item in items)
        {
            if (Array.Exists(ProgramFiles, file => Contains(file.ItemSpec, item.OutputFolder)))
                throw PexErrors.OutputFolderIsProgram.Error(item.Source, item.OutputFolder);
        }

        for (var i = 0; i < items.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Contains(items[i].OutputFolder, items[j].OutputFolder) || Contains(items[j].OutputFolder, items[i].OutputFolder))
                    throw PexErrors.OutputFoldersMeet.Error(items[i].Source, Items[j].ItemSpec, Items[i].ItemSpec, items[i].OutputFolder);
            }
        }
    }

    private static bool Contains(string folder, string other) => (other + "/").StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase);
}
