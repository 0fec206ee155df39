using System.ComponentModel;
using System.Diagnostics;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Journal;
using PexBuild.Pex;

namespace PexBuild.Running;

/// <summary>
/// Starts an unpacked folder. The one place that does: the tool's <c>run</c>, the build's task and its launch target choose the
/// Python and start it through here.
/// </summary>
public static class PexRunner
{
    /// <summary>
    /// What starting <paramref name="folder"/> with <paramref name="arguments"/> means: <c>PYTHON FOLDER ARGUMENTS…</c>, the standard streams
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
        // So that the folder's runtime takes that Python or says that it does not fit, but moves to no other; a path, so that it need not look for a
        // name again.
        if (PythonLocator.IsAskedFor(options))
            start.Environment["PEX_PYTHON"] = python.Path;
        return start;
    }

    /// <summary>
    /// Runs <paramref name="folder"/> on this process's own standard streams and waits. Signals that would end this process (Ctrl-C, SIGTERM, …)
    /// are the program's: it gets them, and how it ends is the result.
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

    /// <summary>Runs <paramref name="folder"/> without standard input and hands on each line of its output as it comes.</summary>
    /// <param name="folder">An unpacked PEX; anything that Python can run as a folder.</param>
    /// <param name="arguments">The program's arguments, handed on untouched.</param>
    /// <param name="options">Python, working directory, environment, time limit.</param>
    /// <param name="output">Gets each line of standard output; never called twice at once, nor together with <paramref name="error"/>.</param>
    /// <param name="error">Gets each line of standard error.</param>
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
    /// Finds out whether <paramref name="folder"/> could be run here, without running it: its own runtime is asked which Python it would come to.
    /// </summary>
    /// <param name="folder">An unpacked PEX. Of one that keeps the PEX's own entry script, only this is known: whether there is a Python at all.</param>
    /// <param name="options">How it would be run.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The error with which it would not start; <see langword="null"/> when there is a Python that fits.</returns>
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
            // The Python started a moment ago, so it is the arguments (too long) or the working directory (missing).
            throw new PexException(PexErrors.ProgramNotStarted.Error(FolderPaths.Name(folder), folder, PythonReasons.Refused(e)).Diagnostic, e);
        }
    }
}
