using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Planning;

namespace PexBuild.Running;

/// <summary>
/// Starts a candidate once to check that it is a working Python: a pyenv shim without a version, the Microsoft Store alias and a broken
/// installation are not.
/// </summary>
internal static class PythonProbe
{
    private static readonly string s_program = RuntimeFiles.Text("executable.py");
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly ConcurrentDictionary<string, bool> s_knownToStart = new();

    /// <summary>Returns the interpreter that <paramref name="candidate"/> starts, or null and the reason.</summary>
    public static string? Start(string candidate, RunOptions options, out VerbatimText? reason)
    {
        reason = null;
        if (s_knownToStart.ContainsKey(candidate) && File.Exists(candidate))
            return candidate;
        var start = new ProcessStartInfo(candidate)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        PexRunner.SetArguments(start, ["-S", "-c", s_program]);
        PexRunner.SetSurroundings(start, options);
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit((int)s_patience.TotalMilliseconds))
            {
                ProcessTree.Kill(process);
                reason = PythonReasons.NoAnswer(s_patience.TotalSeconds);
                return null;
            }

            if (process.ExitCode != 0)
            {
                reason = PythonReasons.ExitStatus(process.ExitCode, FirstLine(errors));
                return null;
            }

            return Remember(candidate, output.Result);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or IOException)
        {
            reason = PythonReasons.Refused(e is Win32Exception { NativeErrorCode: not 0 } refusal ? new Win32Exception(refusal.NativeErrorCode) : e);
            return null;
        }
    }

    /// <summary>Remembers only an interpreter that reports its own path: a shim's answer depends on the working directory and on variables.</summary>
    private static string Remember(string candidate, string executable)
    {
        if (executable == candidate)
            s_knownToStart.TryAdd(candidate, true);
        return Path.IsPathRooted(executable) && File.Exists(executable) ? executable : candidate;
    }

    private static string FirstLine(Task<string> text) =>
        text.Wait(TimeSpan.FromSeconds(1)) ? text.Result.Trim().Split('\n')[0].Trim() : "";
}
