using Microsoft.Build.Framework;
using PexBuild.Manifests;

namespace PexBuild.MSBuild;

/// <summary>Removes what the other tasks wrote, and leaves what the user made of it.</summary>
[MSBuildMultiThreadableTask]
public sealed class CleanUnpackedPex : PexItemTask
{
    /// <summary>The output directory.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var states = Absolute(StatePath);
        foreach (var file in StateFiles.CopyRecords(states))
        {
            if (CopyRecord.Find(file, ProjectDirectory) is { } record)
                FolderCleaning.Clean(record.Destination, record, Absolute(OutputDirectory), Report);
        }

        var unpacked = Absolute(UnpackPath);
        if (Directory.Exists(unpacked))
            CleanBelow(unpacked, unpacked);
        StateFiles.DeleteAll(states);
    }

    private void CleanBelow(string folder, string root)
    {
        foreach (var inner in Directory.GetDirectories(folder))
        {
            if (File.Exists(ProjectPath.Below(inner, FolderManifest.FileName)))
                FolderCleaning.Clean(inner, null, root, Report);
            else if (Path.GetFileName(inner) != FolderManifest.Folder)
                CleanBelow(inner, root);
        }

        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }
}
