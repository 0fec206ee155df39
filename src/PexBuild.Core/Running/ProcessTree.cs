using System.Diagnostics;

namespace PexBuild.Running;

/// <summary>Ends a process and all that it started.</summary>
internal static class ProcessTree
{
    public static void Kill(Process process)
    {
        try
        {
#if NET
            process.Kill(entireProcessTree: true);
#else
            // .NET Framework can only end the process itself.
            using var taskkill = Process.Start(new ProcessStartInfo("taskkill", $"/T /F /PID {process.Id}") { UseShellExecute = false, CreateNoWindow = true });
            taskkill?.WaitForExit();
#endif
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It was gone already, or part of the tree was.
        }
    }
}
