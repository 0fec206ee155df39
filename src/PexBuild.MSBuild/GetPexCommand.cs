using Microsoft.Build.Framework;
using PexBuild.Running;

namespace PexBuild.MSBuild;

/// <summary>Says how <c>dotnet run</c> starts an unpacked PEX.</summary>
/// <remarks>It is not marked for <c>-mt</c>: which Python is found depends on the environment that MSBuild gives a task's process.</remarks>
public sealed class GetPexCommand : PexTask
{
    /// <summary>What relative paths are relative to: the project's folder.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The name of one of the items.</summary>
    [Required]
    public ITaskItem Pex { get; set; } = null!;

    /// <summary>The project's items.</summary>
    public ITaskItem[] UnpackedPex { get; set; } = [];

    /// <summary>The Python.</summary>
    [Output]
    public string Command { get; private set; } = "";

    /// <summary>Its argument, the folder, in quotes.</summary>
    [Output]
    public string Arguments { get; private set; } = "";

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var (folder, python) = PexChoice.Choose(Pex, UnpackedPex, ProjectDirectory);
        Command = PexRunner.StartInfo(folder, [], new RunOptions { PythonOrigin = PythonChoice.Origin, Python = PythonChoice.Resolve(python, ProjectDirectory), WorkingDirectory = ProjectDirectory }).FileName;
        // A quote can be in a name outside of Windows alone, and .NET reads such a line there as Windows does.
        Arguments = "\"" + folder.Replace("\"", "\\\"") + "\"";
    }
}
