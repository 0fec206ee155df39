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
        var unpacked = Absolute(UnpackPath);
        // In the intermediate directory all of them are ours. Elsewhere only those are that are remembered: the user may have unpacked others to the same place.
        var areAllOurs = unpacked.StartsWith(Path.GetDirectoryName(states) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        foreach (var state in StateFiles.All(states))
        {
            foreach (var copy in StateFiles.Copies(state))
            {
                if (CopyRecord.Find(copy, ProjectDirectory) is { } record)
                    FolderCleaning.Clean(record.Destination, record, Absolute(OutputDirectory), Report);
            }

            if (!areAllOurs)
                FolderCleaning.Clean(StateFiles.Folder(state, states, unpacked), null, unpacked, Report);
        }

        if (areAllOurs)
            CleanBelow(unpacked, unpacked);
        FileSwap.DeleteIfEmpty(unpacked);
        StateFiles.DeleteAll(states);
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

        FileSwap.DeleteIfEmpty(folder);
    }
}
