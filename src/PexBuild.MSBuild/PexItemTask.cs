using Microsoft.Build.Framework;

namespace PexBuild.MSBuild;

/// <summary>What the tasks share that deal with the project's <c>UnpackPex</c> items.</summary>
public abstract class PexItemTask : PexTask
{
    /// <summary>The project's folder: what relative paths are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Where the folders are unpacked.</summary>
    [Required]
    public string UnpackPath { get; set; } = "";

    /// <summary>Where this package keeps what it has to remember.</summary>
    [Required]
    public string StatePath { get; set; } = "";

    private protected override string Origin => ProjectDirectory;

    /// <summary>Makes a path of the project absolute.</summary>
    private protected string Absolute(string path) => ProjectPath.Absolute(ProjectDirectory, path);

    private protected PexItem Read(ITaskItem item) => PexItem.Read(item, ProjectDirectory, Absolute(UnpackPath), Absolute(StatePath));
}
