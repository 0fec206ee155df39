using Microsoft.Build.Framework;
using PexBuild.MSBuild.Items;
using PexBuild.Running;

namespace PexBuild.MSBuild.Tasks;

/// <summary>Gets the command by which <c>dotnet run</c> starts an unpacked PEX.</summary>
/// <remarks>It is not marked for <c>-mt</c>: which Python is found depends on the environment that MSBuild gives to the task's process.</remarks>
public sealed class GetPexCommand : PexTask
{
    /// <summary>The directory of the project, which relative paths are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The PEX to start, by the name or path of one of <see cref="UnpackedPex"/>.</summary>
    [Required]
    public ITaskItem Pex { get; set; } = null!;

    /// <summary>The project's <c>UnpackedPex</c> items.</summary>
    public ITaskItem[] UnpackedPex { get; set; } = [];

    /// <summary>The path of the Python.</summary>
    [Output]
    public string Command { get; private set; } = "";

    /// <summary>Its argument: the folder, quoted.</summary>
    [Output]
    public string Arguments { get; private set; } = "";

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var (folder, python) = PexChoice.Choose(Pex, UnpackedPex, ProjectDirectory);
        Command = PexRunner.StartInfo(folder, [],
            new RunOptions
            {
                PythonOrigin = PythonChoice.Origin,
                Python = PythonChoice.Resolve(python, ProjectDirectory),
                WorkingDirectory = ProjectDirectory,
            }).FileName;
        // Only outside Windows can a name contain a quote. .NET parses the command line there as Windows does.
        Arguments = "\"" + folder.Replace("\"", "\\\"") + "\"";
    }
}
