using Microsoft.Build.Framework;
using PexBuild.MSBuild.Items;
using PexBuild.MSBuild.Output;

namespace PexBuild.MSBuild.Tasks;

/// <summary>
/// Removes the folders of items that the project no longer has. It runs before anything is unpacked, since a new folder may take the place of an old
/// one.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class RemoveStalePex : IncrementalPexTask
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

    /// <summary>The output directory. Copies in other output directories stay.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    private protected override string Origin => ProjectDirectory;

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var directories = new ProjectDirectories(ProjectDirectory, UnpackPath, StatePath);
        var items = ReadItems();
        foreach (var state in StateFiles.FindStates(directories.State))
        {
            var item = Array.Find(items, item => item.State == state);
            if (item is null || !item.CopiesToOutput)
                RemoveCopies(state, directories.Absolute(OutputDirectory));
            if (item is null)
                RemoveFolder(state, directories);
        }
    }

    private void RemoveCopies(string state, string output)
    {
        foreach (var copy in StateFiles.FindCopies(state))
        {
            RequireWriteAllowed(copy);
            if (CopyRecord.Find(copy, ProjectDirectory) is { } record
                && record.Destination.StartsWith(output + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                FolderCleaning.Clean(record.Destination, record, output, Report);
            StateFiles.DeleteCopy(copy);
        }
    }

    private void RemoveFolder(string state, ProjectDirectories directories)
    {
        var folder = directories.UnpackedFolder(state);
        RequireWriteAllowed(folder);
        FolderCleaning.Clean(folder, null, directories.Unpacked, Report);
        StateFiles.Delete(state);
    }
}
