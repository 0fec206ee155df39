using Microsoft.Build.Framework;
using PexBuild.Diagnostics;
using PexBuild.MSBuild.Items;

namespace PexBuild.MSBuild.Tasks;

/// <summary>
/// Validates the <c>UnpackPex</c> items and adds to each the metadata that the other tasks need. For each item it also writes the inputs file, which the
/// up-to-date check compares with the outputs, if its content has changed.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class PreparePexItems : PexTask
{
    /// <summary>The <c>UnpackPex</c> items.</summary>
    [Required]
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>The files that the entries of the metadata <c>Patches</c> stand for; the metadata <c>Entry</c> of each says for which.</summary>
    public ITaskItem[] PatchFiles { get; set; } = [];

    /// <summary>The directory of the project.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The directory that PEX files are unpacked to.</summary>
    [Required]
    public string UnpackPath { get; set; } = "";

    /// <summary>The directory of the state files.</summary>
    [Required]
    public string StatePath { get; set; } = "";

    /// <summary>The names of the files that the build itself writes to the output directory.</summary>
    public ITaskItem[] ProgramFiles { get; set; } = [];

    /// <summary>How much is logged; only validated here.</summary>
    public string Verbosity { get; set; } = "";

    /// <summary>Whether this is a design-time build, which writes nothing and accepts that a PEX is missing.</summary>
    public bool DesignTime { get; set; }

    /// <summary>The prepared items.</summary>
    [Output]
    public ITaskItem[] PreparedItems { get; private set; } = [];

    private protected override string Origin => ProjectDirectory;

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        _ = LogDetails.Parse(Verbosity, ProjectDirectory);
        var directories = new ProjectDirectories(ProjectDirectory, UnpackPath, StatePath);
        var patches = new PatchGlobs(PatchFiles, ProjectDirectory);
        var items = Array.ConvertAll(Items, item => PexItem.FromProject(item, directories, patches));
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
