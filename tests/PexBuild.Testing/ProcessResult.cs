using System.Diagnostics;
using System.Text;

namespace PexBuild.Testing;

/// <summary>What a program left behind: its status and its two streams, line ends as <c>\n</c>.</summary>
public sealed record ProcessResult(string Command, int ExitCode, string Output, string Error)
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Runs a program to its end with captured streams and nothing (or <paramref name="input"/>) on standard input.</summary>
    /// <param name="program">A path, or a name to be found on PATH.</param>
    /// <param name="arguments">The arguments, each as the program gets it.</param>
    /// <param name="workingDirectory">The current folder of the program.</param>
    /// <param name="environment">Variables to set on top of those of the test run; <see langword="null"/> removes one.</param>
    /// <param name="input">The text of standard input.</param>
    /// <param name="timeout">After this time the program and its children are ended and the test fails; two minutes unless told.</param>
    public static ProcessResult Run(
        string program,
        IEnumerable<string> arguments,
        string? workingDirectory = null,
        IEnumerable<KeyValuePair<string, string?>>? environment = null,
        string? input = null,
        TimeSpan? timeout = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            WorkingDirectory = workingDirectory ?? "",
        };
        foreach (var (name, value) in environment ?? [])
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        var command = string.Join(' ', start.ArgumentList.Prepend(program).Select(Quoted));
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        WriteInput(process, input);
        if (!process.WaitForExit(timeout ?? DefaultTimeout))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"After {timeout ?? DefaultTimeout} still running: {command}\n{output.GetAwaiter().GetResult()}\n{error.GetAwaiter().GetResult()}");
        }

        return new ProcessResult(command, process.ExitCode, Lines(output.GetAwaiter().GetResult()), Lines(error.GetAwaiter().GetResult()));
    }

    /// <summary>Fails the test, with all that the program said, when it did not end with this status.</summary>
    /// <returns>The same result.</returns>
    public ProcessResult AssertExitCode(int exitCode)
    {
        Assert.AreEqual(exitCode, ExitCode, ToString());
        return this;
    }

    public ProcessResult AssertSuccess() => AssertExitCode(0);

    public override string ToString() => $"$ {Command}\n{Output}{Error}[{ExitCode}]";

    private static void WriteInput(Process process, string? input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended, or closed its input, without reading it all: its own affair.
        }
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsLetterOrDigit(c) || "-_./=:@%+,".Contains(c)) ? argument : $"'{argument}'";
}
