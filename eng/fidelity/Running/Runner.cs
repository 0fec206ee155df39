using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PexBuild.Fidelity.Running;

/// <summary>A program to start, with its arguments, environment and input.</summary>
internal sealed record Invocation(string FileName, IReadOnlyList<string> Arguments)
{
    public string? Folder { get; init; }

    /// <summary>The complete environment; null for this process's own.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    public string Input { get; init; } = "";
}

/// <summary>The exit status and output of a program.</summary>
/// <param name="Status">The exit status; null if the program had to be killed.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Outcome(int? Status, string Output, string Error);

/// <summary>Runs programs and waits for their end.</summary>
internal static class Runner
{
    public static Outcome Run(Invocation invocation, TimeSpan limit)
    {
        var start = new ProcessStartInfo(invocation.FileName, invocation.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = invocation.Folder ?? "",
        };
        if (invocation.Environment is { } environment)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
        }
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new Outcome(null, "", $"{invocation.FileName} did not start: {e.Message}");
        }
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        Feed(process, invocation.Input);
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return new Outcome(null, Ended(output), Ended(error) + $"\nstopped after {limit.TotalSeconds:0} s");
        }
        return new Outcome(process.ExitCode, Ended(output), Ended(error));
    }

    private static void Feed(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program exited without reading its input, which is allowed.
        }
    }

    /// <summary>The printed text; a grandchild that keeps the pipe open must not block the whole run.</summary>
    private static string Ended(Task<string> text) => text.Wait(TimeSpan.FromSeconds(10)) ? text.Result : "";
}
