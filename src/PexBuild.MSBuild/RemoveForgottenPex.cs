using Microsoft.Build.Framework;

namespace PexBuild.MSBuild;

/// <summary>Removes the folders of items that the project no longer has, before others may come to lie where they were.</summary>
[MSBuildMultiThreadableTask]
public sealed class RemoveForgottenPex : IncrementalPexTask
{
    /// <summary>The items of <see cref="PreparePexItems"/>.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>The output directory. A copy that an earlier build put elsewhere stays there.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var states = Absolute(StatePath);
        var items = Array.ConvertAll(Items, Read);
        foreach (var state in StateFiles.All(states))
        {
            var item = Array.Find(items, item => item.State == state);
            if (item is null || !item.CopiesToOutput)
                RemoveCopies(state);
            if (item is null)
                RemoveFolder(state, states);
        }
    }

    private void RemoveCopies(string state)
    {
        var output = Absolute(OutputDirectory);
        foreach (var copy in StateFiles.Copies(state))
        {
            RequireMayWrite(copy);
            if (CopyRecord.Find(copy, ProjectDirectory) is { } record && record.Destination.StartsWith(output + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                FolderCleaning.Clean(record.Destination, record, output, Report);
            StateFiles.DeleteCopy(copy);
        }
    }

    private void RemoveFolder(string state, string states)
    {
        var unpacked = Absolute(UnpackPath);
        var folder = StateFiles.Folder(state, states, unpacked);
        RequireMayWrite(folder);
        FolderCleaning.Clean(folder, null, unpacked, Report);
        StateFiles.Delete(state);
    }
}
