using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Json;

namespace PexBuild.Tool;

/// <summary>Writes the tool's output: results to one writer and messages to another, as the verbosity allows.</summary>
internal sealed class ToolConsole
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly Stream? _bytes;

    /// <param name="output">The writer for results.</param>
    /// <param name="error">The writer for messages.</param>
    /// <param name="bytes">The stream under <paramref name="output"/>, for binary results.</param>
    public ToolConsole(TextWriter output, TextWriter error, Stream? bytes = null)
    {
        _output = output;
        _error = error;
        _bytes = bytes;
    }

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    /// <summary>Creates a console on the process's standard streams.</summary>
    /// <remarks>Not through <see cref="Console.Out"/> on Unix: it configures the terminal, which the program controls when the verb is <c>run</c>.</remarks>
    public static ToolConsole ForProcess()
    {
        var output = Console.OpenStandardOutput();
        return OperatingSystem.IsWindows()
            ? new ToolConsole(Console.Out, Console.Error, output)
            : new ToolConsole(Writer(output, atOnce: false), Writer(Console.OpenStandardError(), atOnce: true), output);
    }

    /// <summary>Writes the requested result to standard output, at any verbosity.</summary>
    /// <exception cref="IOException">The text cannot be written, for example because the disk is full.</exception>
    public void WriteResult(string text)
    {
        _output.Write(text);
        _output.Flush();
    }

    /// <summary>Writes bytes unchanged.</summary>
    /// <exception cref="IOException">As <see cref="WriteResult(string)"/>.</exception>
    public void WriteResult(byte[] bytes)
    {
        if (_bytes is null)
        {
            WriteResult(Encoding.UTF8.GetString(bytes));
            return;
        }

        _output.Flush();
        _bytes.Write(bytes);
        _bytes.Flush();
    }

    /// <summary>Writes the JSON document of <c>--json</c>.</summary>
    /// <exception cref="IOException">As <see cref="WriteResult(string)"/>.</exception>
    public void WriteResult(JsonObject document) => WriteResult(JsonWriter.ToText(document, JsonLayout.Lines) + "\n");

    /// <summary>Writes what a verb did; nothing with <c>--verbosity quiet</c>.</summary>
    /// <exception cref="IOException">As <see cref="WriteResult(string)"/>.</exception>
    public void Result(string text)
    {
        if (Verbosity > Verbosity.Quiet)
            WriteResult(text);
    }

    /// <summary>Writes an error, or a warning unless <c>--verbosity quiet</c>.</summary>
    public void Report(PexDiagnostic diagnostic)
    {
        if (diagnostic.Severity == PexSeverity.Error || Verbosity > Verbosity.Quiet)
            Talk(diagnostic + "\n");
    }

    /// <summary>Writes a line with <c>--verbosity detailed</c>.</summary>
    public void Detail(string line)
    {
        if (Verbosity >= Verbosity.Detailed)
            Talk(DisplayText.Escape(line, int.MaxValue) + "\n");
    }

    /// <summary>Writes the stack trace of an error with <c>--verbosity diagnostic</c>.</summary>
    public void Trace(Exception exception)
    {
        if (Verbosity >= Verbosity.Diagnostic)
            Talk(exception + "\n");
    }

    /// <summary>Writes text to standard error.</summary>
    public void Talk(string text)
    {
        try
        {
            _error.Write(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Standard error cannot be written, which is no reason to fail.
        }
    }

    private static StreamWriter Writer(Stream stream, bool atOnce) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 4096) { AutoFlush = atOnce };
}
