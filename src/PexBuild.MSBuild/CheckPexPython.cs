using Microsoft.Build.Framework;
using PexBuild.Diagnostics;
using PexBuild.Manifests;
using PexBuild.Running;

namespace PexBuild.MSBuild;

/// <summary>Says whether this machine has a Python for each unpacked folder.</summary>
/// <remarks>It is not marked for <c>-mt</c>: which Python is found depends on the environment that MSBuild gives a task's process.</remarks>
public sealed class CheckPexPython : PexItemTask
{
    /// <summary>The items of <see cref="PreparePexItems"/>.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>What a missing Python is: <c>ignore</c>, <c>warning</c> or <c>error</c>.</summary>
    [Required]
    public string MissingPython { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        if (MissingPython.Equals("ignore", StringComparison.OrdinalIgnoreCase))
            return;
        var isError = MissingPython.Equals("error", StringComparison.OrdinalIgnoreCase);
        if (!isError && !MissingPython.Equals("warning", StringComparison.OrdinalIgnoreCase))
            throw PexErrors.ValueNotUnderstood.Error(ProjectDirectory, "PexMissingPython", MissingPython, new VerbatimText("ignore, warning or error"));
        foreach (var item in Items.Select(Read).Where(item => File.Exists(ProjectPath.Below(item.Folder, FolderManifest.FileName))))
        {
            var options = new RunOptions { PythonOrigin = PythonChoice.Origin, Python = PythonChoice.Resolve(item.Python, ProjectDirectory), WorkingDirectory = ProjectDirectory };
            if (PexRunner.FindObstacle(item.Folder, options, cancellation) is not { } obstacle)
                continue;
            var (name, reason) = (Path.GetFileName(item.Source), new VerbatimText(obstacle.Message));
            Report(isError ? PexErrors.NoPythonForPex.Error(item.Source, name, reason).Diagnostic : PexErrors.NoPythonForPex.Warning(item.Source, name, reason));
        }
    }
}
