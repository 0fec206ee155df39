using System.Diagnostics;
using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Running;

/// <summary>Finds out whether an unpacked folder could be run here, without running it.</summary>
public static class PythonFit
{
    private const string Question = ".pexbuild/_pexbuild/fit.py";

    /// <summary>Asks the folder's own runtime which Python it would come to.</summary>
    /// <param name="folder">An unpacked PEX. Of one that keeps the PEX's own entry script, only this is known: whether there is a Python at all.</param>
    /// <param name="options">How it would be run.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Why it cannot be run; <see langword="null"/> when there is a Python that fits.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static string? FindObstacle(string folder, RunOptions options, CancellationToken cancellation = default)
    {
        try
        {
            var start = PexRunner.StartInfo(folder, [], options);
            var question = Path.Combine(FolderPaths.Full(folder), Question);
            return File.Exists(question) ? Ask(start, ["-E", "-s", "-S", question, FolderPaths.Full(folder), "--any"], cancellation) : null;
        }
        catch (PexException refused)
        {
            return refused.Diagnostic.Message;
        }
    }

    private static string? Ask(ProcessStartInfo start, string[] arguments, CancellationToken cancellation)
    {
#if NET
        start.ArgumentList.Clear();
#endif
        PexRunner.SetArguments(start, arguments);
        OutputLines.Redirect(start);
        using var process = Process.Start(start)!;
        var last = "";
        using (cancellation.Register(() => ProcessTree.Kill(process)))
            new OutputLines(process, _ => { }, line => last = line).WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? null : WithoutOrigin(last);
    }

    // "tool.pex : error PEX3101: what is wrong."
    private static string WithoutOrigin(string line)
    {
        const string Mark = " : error PEX";
        var mark = line.IndexOf(Mark, StringComparison.Ordinal);
        var text = mark < 0 ? -1 : line.IndexOf(": ", mark + Mark.Length, StringComparison.Ordinal);
        return text < 0 ? line : line.Substring(text + 2);
    }
}
