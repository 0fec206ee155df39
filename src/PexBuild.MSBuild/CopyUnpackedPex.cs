using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PexBuild.Diagnostics;
using PexBuild.Journal;
using PexBuild.Json;
using PexBuild.Manifests;

namespace PexBuild.MSBuild;

/// <summary>Keeps the runnable folders in the output directory equal to the unpacked ones.</summary>
[MSBuildMultiThreadableTask]
public sealed class CopyUnpackedPex : IncrementalPexTask
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
        foreach (var item in Array.ConvertAll(Items, Read).Where(item => item.CopiesToOutput))
            copied.AddRange(Copy(item, ProjectPath.Below(output, item.OutputFolder), listsFiles, cancellation));

        Files = [.. copied];
    }

    private bool ListsFiles() => ListFiles.ToUpperInvariant() switch
    {
        "TRUE" => true,
        "" or "FALSE" => false,
        "AUTO" => !BuildStart.IsForAlone(ProjectFile, StartDirectory, Environment.GetCommandLineArgs()),
        _ => throw PexErrors.ValueNotUnderstood.Error(ProjectDirectory, "PexCopyToReferencingProjects", ListFiles, new VerbatimText("auto, true or false")),
    };

    /// <returns>The items of the unpacked folder's files, if they are wanted.</returns>
    private IEnumerable<ITaskItem> Copy(PexItem item, string folder, bool listsFiles, CancellationToken cancellation)
    {
        var seenFile = StateFiles.Seen(CopyRecord.FileOf(item, folder, ProjectDirectory));
        var seen = SeenFolders.Find(seenFile);
        var unpacked = new FolderSurvey(item.Folder, withStamps: true, listsFiles && seen is not null ? path => seen.Left.Contains(path) ? null : Describe(item, path) : null);
        var copy = new FolderSurvey(folder, withStamps: false);
        FolderSurvey.Read(unpacked, copy);
        if (seen is not null && seen.Are(unpacked.Digest, copy.Digest) && OutputFolder.HasManifestOf(item, folder))
            return unpacked.Items;

        var files = UnpackedFiles.Of(item);
        if (UnpackedResult.Find(item.ResultFile) is { } result && result.Hash != files.Manifest.Source.Sha256)
            throw PexErrors.UnpackPathShared.Error(item.Source, item.Folder, files.Manifest.Source.Name, files.Manifest.Source.Sha256);
        if (!files.IsComplete)
        {
            RequireMayWrite(item.Folder);
            files = UnpackedFiles.Complete(item, cancellation);
        }

        Update(item, files, folder, seenFile, cancellation);
        return listsFiles ? files.Parts.Keys.Select(path => Describe(item, path)) : [];
    }

    private void Update(PexItem item, UnpackedFiles files, string folder, string seenFile, CancellationToken cancellation)
    {
        OutputFolder.RequireFolder(folder);
        if (FailIfNotIncremental && OutputFolder.Examine(item, folder, ProjectDirectory).Plan(files.Parts).IsEmpty)
            return;
        RequireMayWrite(folder);
        // Projects may share an output directory and be built side by side.
        using var held = FolderLock.Acquire(folder, FolderListing.Patience, cancellation);
        var output = OutputFolder.Examine(item, folder, ProjectDirectory);
        var plan = output.Plan(files.Parts);
        Step($"{item.Folder} -> {folder} ({plan.Count} files)");
        plan.Execute(ProjectDirectory, Report, cancellation);
        if (output.Foreign is { } other && !IsOfSame(files.Manifest, other))
            Report(PexErrors.OutputFolderShared.Warning(folder, other.Source.Name, other.Source.Sha256));
        var copy = new FolderSurvey(folder, withStamps: false);
        FolderSurvey.Read(copy);
        SeenFolders.Write(seenFile, files, copy.Digest);
    }

    private static TaskItem Describe(PexItem item, string path) =>
        EscapedItem.Create(ProjectPath.Below(item.Folder, path), ("TargetPath", item.OutputFolder + "/" + path), ("CopyToOutputDirectory", "PreserveNewest"));

    private static bool IsOfSame(FolderManifest one, FolderManifest other) =>
        one.Source.Sha256 == other.Source.Sha256 && JsonWriter.ToText(one.Options, JsonLayout.Compact) == JsonWriter.ToText(other.Options, JsonLayout.Compact);
}
