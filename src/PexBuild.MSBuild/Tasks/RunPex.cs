using Microsoft.Build.Framework;
using PexBuild.Diagnostics;
using PexBuild.MSBuild.Files;
using PexBuild.MSBuild.Items;
using PexBuild.Running;

namespace PexBuild.MSBuild.Tasks;

/// <summary>
/// Runs an unpacked PEX as a step of the build. Its output is logged line by line, and an exit status other than 0 is an error. Standard
/// input is empty.
/// </summary>
/// <remarks>
/// It is not marked for <c>-mt</c>: the program inherits the environment and, by default, the working directory that MSBuild gives to the task's
/// process.
/// </remarks>
public sealed class RunPex : PexTask
{
    /// <summary>The directory of the project, which relative paths are relative to; also the default of <see cref="WorkingDirectory"/>.</summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>
    /// The PEX to run: an <c>UnpackedPex</c> item, the name of one of <see cref="UnpackedPex"/>, an unpacked folder, or a PEX file, which is unpacked
    /// to the user's cache. Optional if there is only one item.
    /// </summary>
    public ITaskItem? Pex { get; set; }

    /// <summary>The items that <see cref="Pex"/> can name.</summary>
    public ITaskItem[] UnpackedPex { get; set; } = [];

    /// <summary>The arguments, split as by a POSIX shell: quotes and backslashes work, nothing is expanded.</summary>
    public string? Arguments { get; set; }

    /// <summary>Further arguments, one for each item, passed on unchanged.</summary>
    public ITaskItem[] ArgumentItems { get; set; } = [];

    /// <summary>The working directory of the program.</summary>
    public string? WorkingDirectory { get; set; }

    /// <summary>Environment variables for the program, <c>NAME=VALUE</c>.</summary>
    public string[] EnvironmentVariables { get; set; } = [];

    /// <summary>The Python to use, a path or a name; by default the item's <c>PythonExecutable</c>, otherwise a compatible one is searched for.</summary>
    public string? PythonExecutable { get; set; }

    /// <summary>The time limit of the program in milliseconds; 0 for none.</summary>
    public int Timeout { get; set; }

    /// <summary>
    /// Whether lines of standard error in MSBuild's form (<c>file : error X1: text</c>) are logged as messages rather than errors and warnings.
    /// </summary>
    public bool IgnoreStandardErrorWarningFormat { get; set; }

    /// <summary>Whether an exit status other than 0 is accepted.</summary>
    public bool IgnoreExitCode { get; set; }

    /// <summary>Whether to collect <see cref="ConsoleOutput"/>.</summary>
    public bool ConsoleToMSBuild { get; set; }

    /// <summary>The exit status of the program.</summary>
    [Output]
    public int ExitCode { get; private set; }

    /// <summary>The lines of the program's standard output, if <see cref="ConsoleToMSBuild"/> is set.</summary>
    [Output]
    public ITaskItem[] ConsoleOutput { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var directory = ProjectDirectory is { Length: > 0 } given ? given : WorkingDirectoryOfTask();
        var (path, itemPython) = PexChoice.Choose(Pex, UnpackedPex, directory);
        var arguments = PexArguments.Split(Arguments, "PexArguments").Concat(ArgumentItems.Select(item => item.ItemSpec)).ToArray();
        var options = new RunOptions
        {
            PythonOrigin = PythonChoice.Origin,
            Python = PythonChoice.Resolve(PythonExecutable, directory) ?? PythonChoice.Resolve(itemPython, directory),
            WorkingDirectory = ProjectPath.Absolute(directory, WorkingDirectory ?? ""),
            Environment = Variables(),
            Timeout = Timeout > 0 ? TimeSpan.FromMilliseconds(Timeout) : null,
        };
        Log.LogMessage(MessageImportance.Low, "{0}", string.Join(" ", arguments.Prepend(path)));
        if (Directory.Exists(path))
        {
            Run(path, arguments, options, cancellation);
        }
        else
        {
            using var cached = RunCache.ForUser().Get(path, cancellation);
            Run(cached.Path, arguments, options, cancellation);
        }

        if (ExitCode != 0 && !IgnoreExitCode)
            Report(PexErrors.ProgramFailed.Error(path, ExitCode).Diagnostic);
    }

    private void Run(string folder, string[] arguments, RunOptions options, CancellationToken cancellation)
    {
        var lines = new List<ITaskItem>();
        var log = new ProgramOutput(Log, BuildEngine);
        void Output(string line)
        {
            log.Log(line);
            if (ConsoleToMSBuild)
                lines.Add(EscapedItem.Create(line));
        }

        ExitCode = PexRunner.Stream(folder, arguments, options, Output, IgnoreStandardErrorWarningFormat ? log.Log : log.LogWithDiagnostics, cancellation);
        ConsoleOutput = [.. lines];
    }

#pragma warning disable RS0030 // MSBuild runs tasks that are not marked for -mt in the project's directory.
    private static string WorkingDirectoryOfTask() => Directory.GetCurrentDirectory();
#pragma warning restore RS0030

    private Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in EnvironmentVariables)
        {
            var equals = variable.IndexOf('=');
            if (equals <= 0)
                throw PexErrors.ValueNotUnderstood.Error("RunPex", nameof(EnvironmentVariables), variable, "NAME=VALUE");
            variables[variable.Substring(0, equals)] = variable.Substring(equals + 1);
        }

        return variables;
    }
}
