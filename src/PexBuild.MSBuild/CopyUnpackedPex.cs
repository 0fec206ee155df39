using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PexBuild.Layout;
using PexBuild.Manifests;
using PexBuild.Unpacking;

namespace PexBuild.MSBuild;

/// <summary>Keeps the runnable folders in the output directory equal to the unpacked ones, and lists their files for whoever copies them further.</summary>
[MSBuildMultiThreadableTask]
public sealed class CopyUnpackedPex : PexTask
{
    /// <summary>The items of <see cref="PreparePexItems"/>.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>Where the folders are unpacked.</summary>
    [Required]
    public string UnpackPath { get; set; } = "";

    /// <summary>Where this package keeps what it has to remember.</summary>
    [Required]
    public string StatePath { get; set; } = "";

    /// <summary>The output directory. Without one nothing is copied, only listed.</summary>
    public string? OutputDirectory { get; set; }

    /// <summary>
    /// The files of every unpacked folder that is there, with <c>RelativePath</c> (where it belongs below an output directory), <c>Distribution</c>
    /// (the folder below <c>.deps</c> that it is in), and the same for the SDK: <c>TargetPath</c>, <c>CopyToOutputDirectory</c>, <c>CopyToPublishDirectory</c>.
    /// </summary>
    [Output]
    public ITaskItem[] Files { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var listed = new List<ITaskItem>();
        var items = Array.ConvertAll(Items, item => PexItem.Read(item, Absolute(UnpackPath), Absolute(StatePath)));
        foreach (var item in items)
        {
            if (!File.Exists(item.Manifest))
                continue;
            var files = FolderListing.WithStamps(item.Folder);
            if (OutputDirectory is { Length: > 0 } output && item.CopiesToOutput)
                files = Copy(item, ProjectPath.Below(Absolute(output), item.OutputFolder), files, cancellation);
            foreach (var path in files.Keys)
                listed.Add(Describe(item, path));
        }

        if (OutputDirectory is { Length: > 0 } directory)
            RemoveForgotten(items, Absolute(directory));
        Files = [.. listed];
    }

    private Dictionary<string, FileStamp> Copy(PexItem item, string folder, Dictionary<string, FileStamp> files, CancellationToken cancellation)
    {
        var record = CopyRecord.Find(item.CopyFile, ProjectDirectory);
        if (record is not null && record.Destination != folder)
            record = null;
        if (record is not null && OutputFolder.IsUpToDate(files, record, FolderListing.Paths(folder)))
        {
            foreach (var path in files.Keys.Where(path => !record.Files.ContainsKey(path)).ToArray())
                files.Remove(path);
            return files;
        }

        var manifest = FolderManifest.Find(item.Folder)!;
        files = Complete(item, manifest, files, cancellation);
        var plan = OutputFolder.Examine(item, folder, record).Plan(files);
        Detail($"{item.Folder} -> {folder} ({plan.Count} files)");
        plan.Execute(ProjectDirectory, Report, cancellation);
        return files;
    }

    /// <summary>Brings back what was deleted from the unpacked folder, and drops what Python left in it.</summary>
    private static Dictionary<string, FileStamp> Complete(PexItem item, FolderManifest manifest, Dictionary<string, FileStamp> files, CancellationToken cancellation)
    {
        if (!manifest.Files.Keys.All(files.ContainsKey))
        {
            using var pex = PexFile.Open(item.Source);
            var plan = PexUnpacker.Plan(pex, item.ToOptions(null));
            if (PexUnpacker.IsUnpacked(plan))
                PexUnpacker.RestoreDeleted(plan, cancellation);
            files = FolderListing.WithStamps(item.Folder);
        }

        foreach (var path in files.Keys.Where(path => FolderListing.IsCompiled(path) && !manifest.Files.ContainsKey(path)).ToArray())
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

    private static TaskItem Describe(PexItem item, string path)
    {
        var relative = item.OutputFolder + "/" + path;
        return EscapedItem.Create(
            ProjectPath.Below(item.Folder, path),
            ("RelativePath", relative),
            ("TargetPath", relative),
            ("Distribution", Distribution(path)),
            ("CopyToOutputDirectory", item.CopiesToOutput ? "PreserveNewest" : "Never"),
            ("CopyToPublishDirectory", item.CopiesToPublish ? "PreserveNewest" : "Never"));
    }

    private static string Distribution(string path)
    {
        const string Prefix = ".deps/";
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
            return "";
        var end = path.IndexOf('/', Prefix.Length);
        return end < 0 ? "" : path.Substring(Prefix.Length, end - Prefix.Length);
    }
}
