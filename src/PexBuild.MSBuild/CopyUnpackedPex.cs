using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PexBuild.Diagnostics;
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

    /// <summary>
    /// Whether projects that refer to this one get the files: <c>true</c>, <c>false</c>, or <c>auto</c>: unless the build was started for this project alone,
    /// when none of them asks.
    /// </summary>
    public string ListFiles { get; set; } = "";

    /// <summary>The project file, an absolute path; needed for <c>auto</c>.</summary>
    public string ProjectFile { get; set; } = "";

    /// <summary>MSBuild's <c>MSBuildStartupDirectory</c>; needed for <c>auto</c>.</summary>
    public string StartDirectory { get; set; } = "";

    /// <summary>The files, for projects that refer to this one and copy them beside their program: <c>TargetPath</c>, <c>CopyToOutputDirectory</c>.</summary>
    /// <remarks>As <see cref="ListFiles"/> says. They have what the SDK reads and no more, as there may be ten thousand of them in each build.</remarks>
    [Output]
    public ITaskItem[] Files { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var output = Absolute(OutputDirectory);
        var listsFiles = ListsFiles();
        var copied = new List<ITaskItem>();
        var items = Array.ConvertAll(Items, Read);
        foreach (var item in items.Where(item => item.CopiesToOutput))
        {
            copied.AddRange(Copy(item, ProjectPath.Below(output, item.OutputFolder), listsFiles, cancellation));
        }

        RemoveForgotten(items, output);
        Files = [.. copied];
    }

    private bool ListsFiles() => ListFiles.ToUpperInvariant() switch
    {
        "TRUE" => true,
        "" or "FALSE" => false,
        "AUTO" => !BuildStart.IsForAlone(ProjectFile, StartDirectory, Environment.GetCommandLineArgs()),
        _ => throw PexErrors.ValueNotUnderstood.Error(ProjectDirectory, "PexCopyToReferencingProjects", ListFiles, "auto, true or false"),
    };

    /// <returns>The items of the unpacked folder's files, if they are wanted.</returns>
    private IEnumerable<ITaskItem> Copy(PexItem item, string folder, bool listsFiles, CancellationToken cancellation)
    {
        var seen = SeenFolders.Find(item, folder);
        var unpacked = new FolderSurvey(item.Folder, withStamps: true, listsFiles && seen is not null ? path => seen.Left.Contains(path) ? null : Describe(item, path) : null);
        var copy = new FolderSurvey(folder, withStamps: false);
        FolderSurvey.Read(unpacked, copy);
        if (seen is not null && seen.Are(unpacked.Digest, copy.Digest))
            return unpacked.Items;

        var manifest = FolderManifest.Find(item.Folder)!;
        var files = Complete(item, manifest, cancellation);
        var digest = FolderDigest.Of(files);
        var left = Leave(files, manifest);
        OutputFolder.RequireFolder(folder);
        // Projects may share an output directory and be built side by side.
        using var held = FolderLock.Acquire(folder, FolderListing.Patience, cancellation);
        var record = CopyRecord.Find(item.CopyFile, ProjectDirectory);
        var plan = OutputFolder.Examine(item, folder, record?.Destination == folder ? record : null).Plan(files);
        Step($"{item.Folder} -> {folder} ({plan.Count} files)");
        plan.Execute(ProjectDirectory, Report, cancellation);
        copy = new FolderSurvey(folder, withStamps: false);
        FolderSurvey.Read(copy);
        SeenFolders.Write(item, folder, digest, copy.Digest, left);
        return listsFiles ? files.Keys.Select(path => Describe(item, path)) : [];
    }

    private static TaskItem Describe(PexItem item, string path) =>
        EscapedItem.Create(ProjectPath.Below(item.Folder, path), ("TargetPath", item.OutputFolder + "/" + path), ("CopyToOutputDirectory", "PreserveNewest"));

    /// <summary>Brings back what was deleted from the unpacked folder.</summary>
    private static Dictionary<string, FileStamp> Complete(PexItem item, FolderManifest manifest, CancellationToken cancellation)
    {
        var files = FolderListing.WithStamps(item.Folder);
        if (manifest.Files.Keys.All(files.ContainsKey))
            return files;
        using var pex = PexFile.Open(item.Source);
        var plan = PexUnpacker.Plan(pex, item.ToOptions(null));
        if (PexUnpacker.IsUnpacked(plan))
            PexUnpacker.RestoreDeleted(plan, cancellation);
        return FolderListing.WithStamps(item.Folder);
    }

    /// <summary>Drops what is not part of the unpacked folder.</summary>
    private static string[] Leave(Dictionary<string, FileStamp> files, FolderManifest manifest)
    {
        var left = files.Keys.Where(path => FolderListing.CountsOnlyIfUnpacked(path) && !manifest.Files.ContainsKey(path)).ToArray();
        foreach (var path in left)
            files.Remove(path);
        return left;
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
