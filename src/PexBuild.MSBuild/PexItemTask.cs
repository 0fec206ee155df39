using Microsoft.Build.Framework;
using PexBuild.Diagnostics;

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

    /// <summary>How much is logged: <c>quiet</c>, <c>normal</c>, <c>detailed</c> or <c>diagnostic</c>.</summary>
    public string Verbosity { get; set; } = "";

    private protected override string Origin => ProjectDirectory;

    /// <summary>Makes a path of the project absolute.</summary>
    private protected string Absolute(string path) => ProjectPath.Absolute(ProjectDirectory, path);

    /// <summary>Logs what was done.</summary>
    private protected void Result(string message) => Log.LogMessage(LogDetail.OfResult(), "{0}", message);

    /// <summary>Logs how it came to that.</summary>
    private protected void Step(string message) => Log.LogMessage(LogDetail.OfStep(), "{0}", message);

    /// <summary>Refuses a <see cref="Verbosity"/> that there is not, before anything is done.</summary>
    private protected void CheckVerbosity() => _ = LogDetail;

    private LogDetail LogDetail => Verbosity.Length == 0 ? LogDetail.Normal
        : Enum.TryParse<LogDetail>(Verbosity, ignoreCase: true, out var detail) && !char.IsDigit(Verbosity[0]) ? detail
        : throw PexErrors.ValueNotUnderstood.Error(ProjectDirectory, "PexUnpackVerbosity", Verbosity, new VerbatimText("quiet, normal, detailed or diagnostic"));

    private protected PexItem Read(ITaskItem item) => PexItem.Read(item, ProjectDirectory, Absolute(UnpackPath), Absolute(StatePath));
}
