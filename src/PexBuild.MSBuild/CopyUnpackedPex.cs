using Microsoft.Build.Framework;
using PexBuild.Journal;
using PexBuild.Layout;
using PexBuild.Manifests;
using PexBuild.Unpacking;

namespace PexBuild.MSBuild;

/// <summary>Keeps the runnable folders in the output directory equal to the unpacked ones.</summary>
[MSBuildMultiThreadableTask]
public sealed class CopyUnpackedPex : PexItemTask
{
    /// <summary>The items of <see cref="PreparePexItems"/>.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>The output directory.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>Whether projects that refer to this one get the files.</summary>
    public bool ListFiles { get; set; }

    /// <summary>The files, for projects that refer to this one and copy them beside their program: <c>TargetPath</c>, <c>CopyToOutputDirectory</c>.</summary>
    /// <remarks>Only with <see cref="ListFiles"/>. Every build makes them, so they have what the SDK reads and no more.</remarks>
    [Output]
    public ITaskItem[] Files { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var output = Absolute(OutputDirectory);
        var copied = new List<ITaskItem>();
        var items = Array.ConvertAll(Items, Read);
        foreach (var item in items.Where(item => item.CopiesToOutput))
        {
            var files = Copy(item, ProjectPath.Below(output, item.OutputFolder), cancellation);
            if (ListFiles)
                copied.AddRange(Describe(item, [.. files]));
        }

        RemoveForgotten(items, output);
        Files = [.. copied];
    }

    // One item for each file is what most of a build without work costs, so two cores share it.
    private static ITaskItem[] Describe(PexItem item, string[] paths)
    {
        var described = new ITaskItem[paths.Length];
        void Fill(int from, int to)
        {
            for (var i = from; i < to; i++)
                described[i] = EscapedItem.Create(ProjectPath.Below(item.Folder, paths[i]), ("TargetPath", item.OutputFolder + "/" + paths[i]), ("CopyToOutputDirectory", "PreserveNewest"));
        }

        var half = Task.Run(() => Fill(0, paths.Length / 2), CancellationToken.None);
        Fill(paths.Length / 2, paths.Length);
        half.GetAwaiter().GetResult();
        return described;
    }

    /// <returns>The files of the unpacked folder.</returns>
    private IEnumerable<string> Copy(PexItem item, string folder, CancellationToken cancellation)
    {
        // The build waits for this, so both folders are read at once.
        var copy = Task.Run(() => FolderDigest.Of(folder, withStamps: false), CancellationToken.None);
        FolderDigest unpacked = default;
        var paths = new List<string>(FolderListing.Files(item.Folder, (path, stamp) => unpacked.Add(path, stamp)));

        if (SeenFolders.IsAsSeen(item, folder, unpacked, copy.GetAwaiter().GetResult()))
            return paths;
        var files = Complete(item, cancellation);
        OutputFolder.RequireFolder(folder);
        // Projects may share an output directory and be built side by side.
        using var held = FolderLock.Acquire(folder, FolderListing.Patience, cancellation);
        var record = CopyRecord.Find(item.CopyFile, ProjectDirectory);
        var plan = OutputFolder.Examine(item, folder, record?.Destination == folder ? record : null).Plan(files);
        Step($"{item.Folder} -> {folder} ({plan.Count} files)");
        plan.Execute(ProjectDirectory, Report, cancellation);
        SeenFolders.Write(item, folder);
        return files.Keys;
    }

    /// <summary>Brings back what was deleted from the unpacked folder, and drops what is not part of it.</summary>
    private static Dictionary<string, FileStamp> Complete(PexItem item, CancellationToken cancellation)
    {
        var files = FolderListing.WithStamps(item.Folder);
        var manifest = FolderManifest.Find(item.Folder)!;
        if (!manifest.Files.Keys.All(files.ContainsKey))
        {
            using var pex = PexFile.Open(item.Source);
            var plan = PexUnpacker.Plan(pex, item.ToOptions(null));
            if (PexUnpacker.IsUnpacked(plan))
                PexUnpacker.RestoreDeleted(plan, cancellation);
            files = FolderListing.WithStamps(item.Folder);
        }

        foreach (var path in files.Keys.Where(path => FolderListing.CountsOnlyIfUnpacked(path) && !manifest.Files.ContainsKey(path)).ToArray())
            files.Remove(path);
        return files;
    }

    /// <summary>Removes the folders of items that the project no longer has.</summary>
    private void RemoveForgotten(PexItem[] items, string outputDirectory)
    {
        var states = Absolute(StatePath);
        foreach (var file in StateFiles.CopyRecords(states))
        {
            if (Array.Exists(items, item => item.CopyFile == file && item.CopiesToOutput))
                continue;
            if (CopyRecord.Find(file, ProjectDirectory) is { } record && record.Destination.StartsWith(outputDirectory + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                FolderCleaning.Clean(record.Destination, record, outputDirectory, Report);
            if (!Array.Exists(items, item => item.CopyFile == file))
                FolderCleaning.Clean(StateFiles.UnpackedFolder(file, states, Absolute(UnpackPath)), null, Absolute(UnpackPath), Report);
            StateFiles.Delete(file);
        }
    }
}
