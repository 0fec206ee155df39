using System.Diagnostics;

namespace PexBuild.Running;

/// <summary>Kills a process and all its descendants.</summary>
internal static class ProcessTree
{
    public static void Kill(Process process)
    {
        try
        {
#if NET
            process.Kill(entireProcessTree: true);
#else
            // .NET Framework can kill only the process itself.
            using var taskkill = Process.Start(new ProcessStartInfo("taskkill", $"/T /F /PID {process.Id}") { UseShellExecute = false, CreateNoWindow = true });
            taskkill?.WaitForExit();
#endif
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // The process, or part of the tree, had already exited.
        }
    }
}
