using Microsoft.Build.Framework;
using PexBuild.Diagnostics;
using PexBuild.MSBuild.Items;
using PexBuild.Running;

namespace PexBuild.MSBuild.Tasks;

/// <summary>Reports the unpacked folders that no Python on this machine can run.</summary>
/// <remarks>It is not marked for <c>-mt</c>: which Python is found depends on the environment that MSBuild gives to the task's process.</remarks>
public sealed class CheckPexPython : PexItemTask
{
    /// <summary>How a missing Python is reported: <c>ignore</c>, <c>warning</c> or <c>error</c>.</summary>
    [Required]
    public string MissingPython { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        if (MissingPython.Equals("ignore", StringComparison.OrdinalIgnoreCase))
            return;
        var isError = MissingPython.Equals("error", StringComparison.OrdinalIgnoreCase);
        if (!isError && !MissingPython.Equals("warning", StringComparison.OrdinalIgnoreCase))
            throw PexErrors.ValueNotUnderstood.Error(Origin, "PexMissingPython", MissingPython, "ignore, warning, error");
        foreach (var item in ReadItems().Where(item => File.Exists(item.Manifest)))
        {
            var options = new RunOptions
            {
                PythonOrigin = PythonChoice.Origin,
                Python = PythonChoice.Resolve(item.Python, item.ProjectDirectory),
                WorkingDirectory = item.ProjectDirectory,
            };
            if (PexRunner.FindObstacle(item.Folder, options, cancellation) is not { } obstacle)
                continue;
            var (name, reason) = (Path.GetFileName(item.Source), new VerbatimText(obstacle.Message));
            Report(
                isError ? PexErrors.NoPythonForPex.Error(item.Source, name, reason).Diagnostic : PexErrors.NoPythonForPex.Warning(item.Source, name, reason));
        }
    }
}
