using System.Diagnostics;
using System.Threading.Channels;
using PexBuild.Testing;

namespace PexBuild.MSBuild.EndToEnd.Scenarios;

/// <summary>A program that runs until it is told to end: its lines are waited for, and it is gone with what it started when the test is over.</summary>
internal sealed class RunningProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _seen = [];

    private RunningProcess(Process process) => _process = process;

    public static RunningProcess Start(string program, IEnumerable<string> arguments, string workingDirectory, IEnumerable<KeyValuePair<string,
        string?>>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory,
        };
        foreach (var (name, value) in Lab.Surroundings(workingDirectory).Concat(environment ?? []))
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException(program);
        var running = new RunningProcess(process);
        var open = 2;
        void Read(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null)
                running._lines.Writer.TryWrite(line.Data);
            else if (Interlocked.Decrement(ref open) == 0)
                running._lines.Writer.Complete();
        }

        process.OutputDataReceived += Read;
        process.ErrorDataReceived += Read;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Waits for the next line that has a text in it.</summary>
    public string WaitForLine(string text)
    {
        var patience = Task.Delay(s_patience);
        while (true)
        {
            var more = _lines.Reader.WaitToReadAsync().AsTask();
            if (Task.WaitAny(more, patience) != 0 || !more.Result)
                Assert.Fail($"No line with '{text}' came:\n{this}");
            while (_lines.Reader.TryRead(out var line))
            {
                _seen.Add(line);
                if (line.Contains(text, StringComparison.Ordinal))
                    return line;
            }
        }
    }

    /// <summary>What Ctrl+C sends.</summary>
    public void Interrupt() => ProcessResult.Run("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).AssertSuccess();

    /// <summary>Ends it at once, and nothing that it started.</summary>
    public void Kill() => _process.Kill();

    /// <returns>Its exit status.</returns>
    public int WaitForExit()
    {
        if (!_process.WaitForExit(s_patience))
            Assert.Fail($"Still running:\n{this}");
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    public override string ToString()
    {
        while (_lines.Reader.TryRead(out var line))
            _seen.Add(line);
        return string.Join('\n', _seen);
    }
}
