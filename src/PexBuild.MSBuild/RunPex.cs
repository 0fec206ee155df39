using Microsoft.Build.Framework;
using PexBuild.Diagnostics;
using PexBuild.Running;

namespace PexBuild.MSBuild;

/// <summary>
/// Runs an unpacked PEX as a step of the build: its output goes to the log line by line, its exit status other than 0 is an error. Standard
/// input is empty.
/// </summary>
/// <remarks>It is not marked for <c>-mt</c>: the program inherits the working directory and the environment that MSBuild gives a task's process.</remarks>
public sealed class RunPex : PexTask
{
    /// <summary>What relative paths are relative to, and where the program starts by default: the project's folder.</summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>What to run: an <c>UnpackedPex</c> item, the name of one of <see cref="UnpackedPex"/>, an unpacked folder, or a PEX file, which is unpacked to the user's cache. May be left out if there is only one.</summary>
    public ITaskItem? Pex { get; set; }

    /// <summary>The items that <see cref="Pex"/> can name.</summary>
    public ITaskItem[] UnpackedPex { get; set; } = [];

    /// <summary>Arguments, split into words as a POSIX shell splits them: quotes and backslashes, nothing expanded.</summary>
    public string? Arguments { get; set; }

    /// <summary>More arguments, one an item, passed on as they are.</summary>
    public ITaskItem[] ArgumentItems { get; set; } = [];

    /// <summary>Where the program starts; by default the project's folder.</summary>
    public string? WorkingDirectory { get; set; }

    /// <summary>Variables of the program's environment, <c>NAME=VALUE</c>.</summary>
    public string[] EnvironmentVariables { get; set; } = [];

    /// <summary>The Python to use, a path or a name; by default the item's <c>PythonExecutable</c>, else one that fits is looked for.</summary>
    public string? PythonExecutable { get; set; }

    /// <summary>After how many milliseconds the program is ended; 0 for never.</summary>
    public int Timeout { get; set; }

    /// <summary>Whether a line of standard error in MSBuild's form (<c>file : error X1: text</c>) is no error of the build.</summary>
    public bool IgnoreStandardErrorWarningFormat { get; set; }

    /// <summary>Whether an exit status other than 0 is no error.</summary>
    public bool IgnoreExitCode { get; set; }

    /// <summary>Whether <see cref="ConsoleOutput"/> is wanted.</summary>
    public bool ConsoleToMSBuild { get; set; }

    /// <summary>The program's exit status.</summary>
    [Output]
    public int ExitCode { get; private set; }

    /// <summary>The lines of its standard output, if asked for by <see cref="ConsoleToMSBuild"/>.</summary>
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
        Detail(string.Join(" ", arguments.Prepend(path)));
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
            log.Line(line);
            if (ConsoleToMSBuild)
                lines.Add(EscapedItem.Create(line));
        }

        ExitCode = PexRunner.Stream(folder, arguments, options, Output, IgnoreStandardErrorWarningFormat ? log.Line : log.LineOrDiagnostic, cancellation);
        ConsoleOutput = [.. lines];
    }

#pragma warning disable RS0030 // MSBuild starts every task that is not marked for -mt in the project's folder.
    private static string WorkingDirectoryOfTask() => Directory.GetCurrentDirectory();
#pragma warning restore RS0030

    private Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in EnvironmentVariables)
        {
            var equals = variable.IndexOf('=');
            if (equals <= 0)
                throw PexErrors.ValueNotUnderstood.Error("RunPex", nameof(EnvironmentVariables), variable, new VerbatimText("NAME=VALUE"));
            variables[variable.Substring(0, equals)] = variable.Substring(equals + 1);
        }

        return variables;
    }
}
