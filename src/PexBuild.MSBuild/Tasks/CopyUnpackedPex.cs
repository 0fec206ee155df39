using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PexBuild.Diagnostics;
using PexBuild.Journal;
using PexBuild.Json;
using PexBuild.Manifests;
using PexBuild.MSBuild.Files;
using PexBuild.MSBuild.Items;
using PexBuild.MSBuild.Output;

namespace PexBuild.MSBuild.Tasks;

/// <summary>Copies the unpacked folders to the output directory, and copies again what has changed since.</summary>
[MSBuildMultiThreadableTask]
public sealed class CopyUnpackedPex : IncrementalPexTask
{
    /// <summary>The output directory.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>
    /// Whether <see cref="Files"/> are listed for referencing projects: <c>true</c>, <c>false</c>, or <c>auto</c> for unless the build was started for this
    /// project alone, so that no other project asks for them.
    /// </summary>
    public string ListFiles { get; set; } = "";

    /// <summary>The project file, an absolute path; needed for <c>auto</c>.</summary>
    public string ProjectFile { get; set; } = "";

    /// <summary>MSBuild's <c>MSBuildStartupDirectory</c>; needed for <c>auto</c>.</summary>
    public string StartDirectory { get; set; } = "";

    /// <summary>How much is logged: <c>quiet</c>, <c>normal</c>, <c>detailed</c> or <c>diagnostic</c>.</summary>
    public string Verbosity { get; set; } = "";

    /// <summary>
    /// The files that referencing projects copy to their own output directories, with the metadata <c>TargetPath</c> and
    /// <c>CopyToOutputDirectory</c>.
    /// </summary>
    /// <remarks>They have only the metadata that the SDK reads, because a build may have ten thousand of them.</remarks>
    [Output]
    public ITaskItem[] Files { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var listsFiles = ListsFiles();
        var copied = new List<ITaskItem>();
        foreach (var item in ReadItems().Where(item => item.CopiesToOutput))
            copied.AddRange(Copy(item, ProjectPath.Below(item.Absolute(OutputDirectory), item.OutputFolder), listsFiles, cancellation));

        Files = [.. copied];
    }

    private bool ListsFiles() => ListFiles.ToUpperInvariant() switch
    {
        "TRUE" => true,
        "" or "FALSE" => false,
        "AUTO" => !BuildStart.IsSingleProjectBuild(ProjectFile, StartDirectory, Environment.GetCommandLineArgs()),
        _ => throw PexErrors.ValueNotUnderstood.Error(ProjectFile, "PexCopyToReferencingProjects", ListFiles, "auto, true, false"),
    };

    /// <returns>The items of the unpacked folder's files if they are listed, otherwise none.</returns>
    private IEnumerable<ITaskItem> Copy(PexItem item, string folder, bool listsFiles, CancellationToken cancellation)
    {
        var seenFile = StateFiles.Seen(CopyRecord.PathFor(item, folder));
        var seen = SeenFolders.Find(seenFile);
        var unpacked = new FolderSurvey(item.Folder, withStamps: true,
            listsFiles && seen is not null ? path => seen.NotCopied.Contains(path) ? null : Describe(item, path) : null);
        var copy = new FolderSurvey(folder, withStamps: false);
        FolderSurvey.Read(unpacked, copy);
        if (seen is not null && seen.Match(unpacked.Digest, copy.Digest) && OutputFolder.HasManifestOf(item, folder))
            return unpacked.Items;

        var files = UnpackedFiles.Read(item);
        if (UnpackedResult.Find(item.ResultFile) is { } result && result.Hash != files.Manifest.Source.Sha256)
            throw PexErrors.UnpackPathShared.Error(item.Source, item.Folder, files.Manifest.Source.Name, files.Manifest.Source.Sha256);
        if (!files.IsComplete)
        {
            RequireWriteAllowed(item.Folder);
            files = UnpackedFiles.RestoreDeleted(item, cancellation);
        }

        Update(item, files, folder, seenFile, cancellation);
        return listsFiles ? files.Included.Keys.Select(path => Describe(item, path)) : [];
    }

    private void Update(PexItem item, UnpackedFiles files, string folder, string seenFile, CancellationToken cancellation)
    {
        OutputFolder.RequireFolder(folder);
        if (FailIfNotIncremental && OutputFolder.Examine(item, folder).Plan(files.Included).IsUpToDate)
            return;
        RequireWriteAllowed(folder);
        // Projects that share an output directory may be built in parallel.
        using var held = FolderLock.Acquire(folder, FolderListing.Patience, cancellation);
        var output = OutputFolder.Examine(item, folder);
        var plan = output.Plan(files.Included);
        Log.LogStep(LogDetails.Parse(Verbosity, Origin), LogMessages.Copied(item.Folder, folder, plan.Count));
        plan.Execute(Report, cancellation);
        if (output.OtherManifest is { } other && !IsSameContent(files.Manifest, other))
            Report(PexErrors.OutputFolderShared.Warning(folder, other.Source.Name, other.Source.Sha256));
        var copy = new FolderSurvey(folder, withStamps: false);
        FolderSurvey.Read(copy);
        SeenFolders.Write(seenFile, files, copy.Digest);
    }

    private static TaskItem Describe(PexItem item, string path) =>
        EscapedItem.Create(ProjectPath.Below(item.Folder, path), ("TargetPath", item.OutputFolder + "/" + path), ("CopyToOutputDirectory", "PreserveNewest"));

    private static bool IsSameContent(FolderManifest one, FolderManifest other) =>
        one.Source.Sha256 == other.Source.Sha256 && JsonWriter.ToText(one.Options, JsonLayout.Compact) == JsonWriter.ToText(other.Options, JsonLayout.Compact);
}
