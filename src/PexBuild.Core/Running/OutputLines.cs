using System.Diagnostics;
using System.Text;

namespace PexBuild.Running;

/// <summary>Reads standard output and standard error of a program concurrently, line by line.</summary>
internal sealed class OutputLines
{
    // A program may leave a child process that keeps the output pipes open: what the child writes later is discarded.
    private static readonly TimeSpan s_afterExit = TimeSpan.FromSeconds(2);

    private readonly object _oneAtATime = new();
    private readonly Process _process;
    private readonly Task _readers;
    private bool _closed;

    public OutputLines(Process process, Action<string> output, Action<string> error)
    {
        _process = process;
        process.StandardInput.Close();
        _readers = Task.WhenAll(ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, error));
    }

    public static void Redirect(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.CreateNoWindow = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        start.StandardErrorEncoding = Encoding.UTF8;
        // On Windows, Python encodes pipe output in the ANSI code page unless this variable is set.
        if (PythonSearch.OnWindows && !start.Environment.ContainsKey("PYTHONIOENCODING"))
            start.Environment["PYTHONIOENCODING"] = "utf-8";
    }

    /// <summary>Waits until the program has exited and its output has been delivered.</summary>
    public void WaitForExit()
    {
        // Not WaitForExit(): that overload waits for the end of the output streams without a timeout.
        _process.WaitForExit(int.MaxValue);
        try
        {
            _readers.Wait(s_afterExit);
        }
        catch (AggregateException e) when (e.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e.InnerException).Throw();
        }
        finally
        {
            lock (_oneAtATime)
                _closed = true;
        }
    }

    private async Task ReadAsync(StreamReader reader, Action<string> receive)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            lock (_oneAtATime)
            {
                if (_closed)
                    return;
                receive(line);
            }
        }
    }
}
