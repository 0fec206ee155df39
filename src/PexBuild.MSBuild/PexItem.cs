using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PexBuild.Diagnostics;
using PexBuild.Manifests;
using PexBuild.Patches;
using PexBuild.Planning;
using PexBuild.Unpacking;

namespace PexBuild.MSBuild;

/// <summary>One <c>UnpackPex</c> item, understood: what to unpack, how, and where it and what is remembered of it are.</summary>
internal sealed class PexItem
{
    private PexItem(string source, string outputFolder, string folder, string state)
    {
        Source = source;
        OutputFolder = outputFolder;
        Folder = folder;
        State = state;
    }

    /// <summary>The PEX, an absolute path.</summary>
    public string Source { get; }

    /// <summary>The folder's path below the output directory, <c>/</c> between parts. It tells the items of a project apart.</summary>
    public string OutputFolder { get; }

    /// <summary>The unpacked folder, below the intermediate directory.</summary>
    public string Folder { get; }

    /// <summary>What is remembered of it is in <see cref="StateFiles"/> of this path.</summary>
    public string State { get; }

    public string? EntryPoint { get; private init; }

    public string? Script { get; private init; }

    public bool Patch { get; private init; }

    public bool Launchers { get; private init; }

    public OnEdits OnEdits { get; private init; }

    /// <summary>The patch files, absolute paths.</summary>
    public IReadOnlyList<string> Patches { get; private init; } = [];

    public string? Sha256 { get; private init; }

    public string? Python { get; private init; }

    /// <summary>The name of its C# class, if the project gives one.</summary>
    public string? ClassName { get; private init; }

    public bool CopiesToOutput { get; private init; }

    public bool CopiesToPublish { get; private init; }

    /// <summary>Understands an item.</summary>
    /// <param name="item">Of the project, or made by <see cref="ToTaskItem"/>.</param>
    /// <param name="projectDirectory">What <see cref="Patches"/> are relative to.</param>
    /// <param name="unpackRoot">What <see cref="Folder"/> is below.</param>
    /// <param name="stateRoot">What <see cref="State"/> is below.</param>
    /// <exception cref="PexException">Some metadata has a value that it cannot have.</exception>
    public static PexItem Read(ITaskItem item, string projectDirectory, string unpackRoot, string stateRoot)
    {
        var source = item.GetMetadata("FullPath").TrimEnd(Path.DirectorySeparatorChar);
        var metadata = new ItemMetadata(item, source);
        var outputFolder = metadata.Folder("OutputFolder") ?? PexUnpacker.DefaultFolderName(source);
        return new PexItem(source, outputFolder, ProjectPath.Below(unpackRoot, outputFolder), ProjectPath.Below(stateRoot, outputFolder))
        {
            EntryPoint = metadata.Text("EntryPoint"),
            Script = metadata.Text("Script"),
            Patch = metadata.Flag("Patch"),
            Launchers = metadata.Flag("Launchers"),
            OnEdits = metadata.Word("OnEdits", OnEdits.Fail, OnEdits.Keep, OnEdits.Overwrite),
            Patches = PatchList.Read(item, projectDirectory),
            Sha256 = metadata.Text("Sha256"),
            ClassName = metadata.Text("ClassName"),
            Python = metadata.Text("PythonExecutable"),
            CopiesToOutput = metadata.Copies("CopyToOutputDirectory"),
            CopiesToPublish = metadata.Copies("CopyToPublishDirectory"),
        };
    }

    /// <summary>The item with its computed paths, for the targets.</summary>
    public TaskItem ToTaskItem(ITaskItem original)
    {
        var item = EscapedItem.Create(Source);
        original.CopyMetadataTo(item);
        item.RemoveMetadata("OriginalItemSpec");
        EscapedItem.Set(item, "OutputFolder", OutputFolder);
        item.SetMetadata(PatchList.Name, PatchList.Write(Patches));
        EscapedItem.Set(item, "Folder", Folder);
        EscapedItem.Set(item, "InputsFile", InputsFile);
        EscapedItem.Set(item, "ResultFile", ResultFile);
        EscapedItem.Set(item, "Manifest", Manifest);
        return item;
    }

    /// <summary>How to unpack it.</summary>
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

    public string InputsFile => StateFiles.Inputs(State);

    public string ResultFile => StateFiles.Result(State);

    public string Manifest => ProjectPath.Below(Folder, FolderManifest.FileName);
}
