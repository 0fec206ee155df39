using System.ComponentModel;
using System.Diagnostics;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Journal;
using PexBuild.Pex;

namespace PexBuild.Running;

/// <summary>
/// Starts an unpacked folder. The tool's <c>run</c>, the build's task and its launch target all choose the
/// Python and start the program through this class.
/// </summary>
public static class PexRunner
{
    /// <summary>
    /// Returns how to start <paramref name="folder"/> with <paramref name="arguments"/>: <c>PYTHON FOLDER ARGUMENTS…</c>, standard streams
    /// inherited.
    /// </summary>
    /// <param name="folder">An unpacked PEX; anything that Python can run as a folder.</param>
    /// <param name="arguments">The program's arguments, handed on untouched.</param>
    /// <param name="options">Python, working directory, environment.</param>
    /// <exception cref="PexException">PEX3002: not a folder that can be run. PEX3001, PEX3003: no Python. PEX3005: no such working directory.</exception>
    public static ProcessStartInfo StartInfo(string folder, IReadOnlyList<string> arguments, RunOptions options)
    {
        folder = FolderPaths.Full(folder);
        FolderRecovery.Run(folder);
        if (!File.Exists(Path.Combine(folder, PexNames.EntryScript)))
            throw PexErrors.NotRunnable.Error(Path.GetFileName(folder), folder);
        if (options.WorkingDirectory is { Length: > 0 } directory && !Directory.Exists(directory))
            throw PexErrors.ProgramNotStarted.Error(Path.GetFileName(folder), folder, PythonReasons.NoWorkingDirectory(directory));
        var python = PythonLocator.Find(folder, options);
        var start = new ProcessStartInfo(python.Path) { UseShellExecute = false };
        SetArguments(start, [folder, .. arguments]);
        SetSurroundings(start, options);
        // The folder's runtime then uses this Python or reports that it does not fit, but does not switch to another. A path saves a second
        // lookup.
        if (PythonLocator.IsAskedFor(options))
            start.Environment["PEX_PYTHON"] = python.Path;
        return start;
    }

    /// <summary>
    /// Runs <paramref name="folder"/> on this process's standard streams and waits. Signals that would end this process (Ctrl-C, SIGTERM, …)
    /// go to the program instead, and its exit status is the result.
    /// </summary>
    /// <param name="folder">An unpacked PEX; anything that Python can run as a folder.</param>
    /// <param name="arguments">The program's arguments, handed on untouched.</param>
    /// <param name="options">Python, working directory, environment.</param>
    /// <param name="cancellation">Ends the program and all that it started.</param>
    /// <returns>The program's exit status; 128 + N if signal N ended it, as a shell reports it.</returns>
    /// <exception cref="PexException">PEX3002: not a folder that can be run. PEX3001, PEX3003: no Python. PEX3005: the start was refused.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static int Run(string folder, IReadOnlyList<string> arguments, RunOptions options, CancellationToken cancellation = default)
    {
        var start = StartInfo(folder, arguments, options);
        cancellation.ThrowIfCancellationRequested();
        using var signals = new SignalForwarding();
        using var process = Start(start, folder);
#if NET
        signals.ForwardTo(process.Id);
#endif
        using (cancellation.Register(() => ProcessTree.Kill(process)))
            process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode;
    }

    /// <summary>Runs <paramref name="folder"/> without standard input and passes on each line of its output as it arrives.</summary>
    /// <param name="folder">An unpacked PEX; anything that Python can run as a folder.</param>
    /// <param name="arguments">The program's arguments, handed on untouched.</param>
    /// <param name="options">Python, working directory, environment, time limit.</param>
    /// <param name="output">Receives each line of standard output; never called concurrently with itself or with <paramref name="error"/>.</param>
    /// <param name="error">Receives each line of standard error.</param>
    /// <param name="cancellation">Ends the program and all that it started.</param>
    /// <returns>As <see cref="Run"/>.</returns>
    /// <exception cref="PexException">As <see cref="Run"/>; PEX3004: <see cref="RunOptions.Timeout"/> ran out.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static int Stream(string folder, IReadOnlyList<string> arguments, RunOptions options, Action<string> output, Action<string> error,
        CancellationToken cancellation = default)
    {
        var start = StartInfo(folder, arguments, options);
        cancellation.ThrowIfCancellationRequested();
        OutputLines.Redirect(start);
        using var process = Start(start, folder);
        using var timeout = new CancellationTokenSource(options.Timeout ?? System.Threading.Timeout.InfiniteTimeSpan);
        var lines = new OutputLines(process, output, error);
        using (cancellation.Register(() => ProcessTree.Kill(process)))
        using (timeout.Token.Register(() => ProcessTree.Kill(process)))
            lines.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        if (timeout.IsCancellationRequested)
            throw PexErrors.ProgramTimedOut.Error(FolderPaths.Name(folder), options.Timeout!.Value.TotalSeconds);
        return process.ExitCode;
    }

    /// <summary>
    /// Checks whether <paramref name="folder"/> can run on this machine, without running it: asks its runtime which Python it would use.
    /// </summary>
    /// <param name="folder">An unpacked PEX. If it keeps the PEX's own entry script, only the existence of a Python is checked.</param>
    /// <param name="options">The options it would be run with.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The error that would prevent the start; <see langword="null"/> if a Python fits.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static PexDiagnostic? FindObstacle(string folder, RunOptions options, CancellationToken cancellation = default) =>
        PythonFit.FindObstacle(folder, options, cancellation);

    internal static void SetArguments(ProcessStartInfo start, IReadOnlyList<string> arguments)
    {
#if NET
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
#else
        start.Arguments = WindowsCommandLine.Join(arguments);
#endif
    }

    internal static void SetSurroundings(ProcessStartInfo start, RunOptions options)
    {
        start.WorkingDirectory = options.WorkingDirectory ?? "";
        foreach (var variable in options.Environment ?? new Dictionary<string, string>())
            start.Environment[variable.Key] = variable.Value;
    }

    private static Process Start(ProcessStartInfo start, string folder)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            // The Python has just been probed, so the cause is the arguments (too long) or the working directory (missing).
            throw new PexException(PexErrors.ProgramNotStarted.Error(FolderPaths.Name(folder), folder, PythonReasons.Refused(e)).Diagnostic, e);
        }
    }
}
