using System.Diagnostics;
using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Running;

/// <summary>Checks whether an unpacked folder can run on this machine (<see cref="PexRunner.FindObstacle"/>).</summary>
internal static class PythonFit
{
    private const string Question = ".pexbuild/_pexbuild/fit.py";

    public static PexDiagnostic? FindObstacle(string folder, RunOptions options, CancellationToken cancellation)
    {
        try
        {
            var start = PexRunner.StartInfo(folder, [], options);
            var question = Path.Combine(FolderPaths.Full(folder), Question);
            return File.Exists(question) ? Ask(folder, start, ["-E", "-s", "-S", question, FolderPaths.Full(folder), "--any"], cancellation) : null;
        }
        catch (PexException refused)
        {
            return refused.Diagnostic;
        }
    }

    private static PexDiagnostic? Ask(string folder, ProcessStartInfo start, string[] arguments, CancellationToken cancellation)
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
        if (process.ExitCode == 0)
            return null;
        return RuntimeErrorCode.Read(last) ?? PexErrors.ProgramNotStarted.Error(FolderPaths.Name(folder), folder, PythonReasons.Said(last)).Diagnostic;
    }
}
