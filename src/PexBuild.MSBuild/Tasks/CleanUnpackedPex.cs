using Microsoft.Build.Framework;
using PexBuild.Manifests;
using PexBuild.MSBuild.Files;
using PexBuild.MSBuild.Items;
using PexBuild.MSBuild.Output;

namespace PexBuild.MSBuild.Tasks;

/// <summary>Removes everything that the other tasks wrote, except for files that the user edited or added.</summary>
/// <remarks>It works on the project's directories rather than on items, since folders of items that the project no longer has are removed too.</remarks>
[MSBuildMultiThreadableTask]
public sealed class CleanUnpackedPex : PexTask
{
    /// <summary>The directory of the project.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The directory that PEX files are unpacked to.</summary>
    [Required]
    public string UnpackPath { get; set; } = "";

    /// <summary>The directory of the state files.</summary>
    [Required]
    public string StatePath { get; set; } = "";

    /// <summary>The output directory.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    private protected override string Origin => ProjectDirectory;

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var directories = new ProjectDirectories(ProjectDirectory, UnpackPath, StatePath);
        foreach (var state in StateFiles.FindStates(directories.State))
        {
            foreach (var copy in StateFiles.FindCopies(state))
            {
                if (CopyRecord.Find(copy, ProjectDirectory) is { } record)
                    FolderCleaning.Clean(record.Destination, record, directories.Absolute(OutputDirectory), Report);
            }

            if (!directories.OwnsUnpacked)
                FolderCleaning.Clean(directories.UnpackedFolder(state), null, directories.Unpacked, Report);
        }

        if (directories.OwnsUnpacked)
            CleanBelow(directories.Unpacked, directories.Unpacked);
        Deletion.DeleteIfEmpty(directories.Unpacked);
        StateFiles.DeleteAll(directories.State);
    }

    private void CleanBelow(string folder, string root)
    {
        if (!Directory.Exists(folder) || (File.GetAttributes(folder) & FileAttributes.ReparsePoint) != 0)
            return;
        foreach (var inner in Directory.GetDirectories(folder))
        {
            if (File.Exists(ProjectPath.Below(inner, FolderManifest.FileName)))
                FolderCleaning.Clean(inner, null, root, Report);
            else if (Path.GetFileName(inner) != FolderManifest.Folder)
                CleanBelow(inner, root);
        }

        Deletion.DeleteIfEmpty(folder);
    }
}
