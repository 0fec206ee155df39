using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PexBuild.Diagnostics;
using PexBuild.Manifests;
using PexBuild.MSBuild.Files;
using PexBuild.Patches;
using PexBuild.Planning;
using PexBuild.Unpacking;

namespace PexBuild.MSBuild.Items;

/// <summary>The parsed metadata of an <c>UnpackPex</c> item.</summary>
internal sealed class PexItem
{
    // The metadata by which a prepared item carries what is computed from the project.
    private const string ProjectDirectoryName = "ProjectDirectory";
    private const string OutputFolderName = "OutputFolder";
    private const string FolderName = "Folder";
    private const string StateName = "State";

    private PexItem(ITaskItem item, string source)
    {
        var metadata = new ItemMetadata(item, source);
        Source = source;
        EntryPoint = metadata.Text("EntryPoint");
        Script = metadata.Text("Script");
        Patch = metadata.Flag("Patch");
        Launchers = metadata.Flag("Launchers");
        OnEdits = metadata.Word("OnEdits", OnEdits.Fail, OnEdits.Keep, OnEdits.Overwrite);
        Sha256 = metadata.Text("Sha256");
        ClassName = metadata.Text("ClassName");
        Python = metadata.Text("PythonExecutable");
        CopiesToOutput = metadata.Copies("CopyToOutputDirectory");
        CopiesToPublish = metadata.Copies("CopyToPublishDirectory");
    }

    /// <summary>The PEX, an absolute path.</summary>
    public string Source { get; }

    /// <summary>The directory of the project, which paths in the item are relative to.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>The path of the folder below the output directory, with <c>/</c> between its parts. No two items of a project have the same.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The unpacked folder, an absolute path.</summary>
    public required string Folder { get; init; }

    /// <summary>The absolute path that the names of the item's <see cref="StateFiles"/> begin with.</summary>
    public required string State { get; init; }

    /// <summary>The patch files, absolute paths in the order in which they are applied.</summary>
    public required IReadOnlyList<string> Patches { get; init; }

    public string? EntryPoint { get; }

    public string? Script { get; }

    public bool Patch { get; }

    public bool Launchers { get; }

    public OnEdits OnEdits { get; }

    public string? Sha256 { get; }

    public string? Python { get; }

    /// <summary>The name of the C# class, if the project sets it.</summary>
    public string? ClassName { get; }

    public bool CopiesToOutput { get; }

    public bool CopiesToPublish { get; }

    public string InputsFile => StateFiles.Inputs(State);

    public string ResultFile => StateFiles.Result(State);

    public string Manifest => ProjectPath.Below(Folder, FolderManifest.FileName);

    /// <summary>Parses an item of the project.</summary>
    /// <exception cref="PexException">The metadata has an invalid value.</exception>
    public static PexItem FromProject(ITaskItem item, ProjectDirectories directories, PatchGlobs patches)
    {
        var source = item.GetMetadata("FullPath").TrimEnd(Path.DirectorySeparatorChar);
        var outputFolder = new ItemMetadata(item, source).Folder(OutputFolderName) ?? PexUnpacker.DefaultFolderName(source);
        return new PexItem(item, source)
        {
            ProjectDirectory = directories.Project,
            OutputFolder = outputFolder,
            Folder = ProjectPath.Below(directories.Unpacked, outputFolder),
            State = ProjectPath.Below(directories.State, outputFolder),
            Patches = patches.Expand(item),
        };
    }

    /// <summary>Reads an item that <see cref="ToTaskItem"/> made.</summary>
    public static PexItem FromPrepared(ITaskItem item) => new(item, item.ItemSpec)
    {
        ProjectDirectory = item.GetMetadata(ProjectDirectoryName),
        OutputFolder = item.GetMetadata(OutputFolderName),
        Folder = item.GetMetadata(FolderName),
        State = item.GetMetadata(StateName),
        Patches = PatchList.Read(item),
    };

    /// <summary>Makes the prepared item: the project's item with the metadata that the other tasks and the targets need.</summary>
    public TaskItem ToTaskItem(ITaskItem original)
    {
        var item = EscapedItem.Create(Source);
        original.CopyMetadataTo(item);
        item.RemoveMetadata("OriginalItemSpec");
        EscapedItem.Set(item, ProjectDirectoryName, ProjectDirectory);
        EscapedItem.Set(item, OutputFolderName, OutputFolder);
        EscapedItem.Set(item, FolderName, Folder);
        EscapedItem.Set(item, StateName, State);
        PatchList.Write(item, Patches);
        EscapedItem.Set(item, nameof(InputsFile), InputsFile);
        EscapedItem.Set(item, nameof(ResultFile), ResultFile);
        EscapedItem.Set(item, nameof(Manifest), Manifest);
        return item;
    }

    /// <summary>Makes a path absolute that is relative to the project.</summary>
    public string Absolute(string path) => ProjectPath.Absolute(ProjectDirectory, path);

    /// <summary>The options for unpacking the PEX.</summary>
    public UnpackOptions ToOptions(Action<PexDiagnostic>? warn) => new()
    {
        Folder = Folder,
        EntryPoint = EntryPoint,
        Script = Script,
        Patch = Patch,
        Launchers = Launchers,
        OnEdits = OnEdits,
        Patches = [.. Patches.Select(patch => PatchFile.Read(patch))],
        BringBackDeleted = true,
        Warn = warn,
    };
}
