using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Json;

namespace PexBuild.Tool;

/// <summary>Where the tool writes: results to one writer, talk to the other, as much of it as was asked for.</summary>
internal sealed class ToolConsole
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly Stream? _bytes;

    /// <param name="output">For results.</param>
    /// <param name="error">For talk.</param>
    /// <param name="bytes">What <paramref name="output"/> writes to, for results that are no text.</param>
    public ToolConsole(TextWriter output, TextWriter error, Stream? bytes = null)
    {
        _output = output;
        _error = error;
        _bytes = bytes;
    }

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    /// <summary>The process's own streams.</summary>
    /// <remarks>Not through <see cref="Console.Out"/> on Unix: that sets up the terminal, which is the program's when the verb is <c>run</c>.</remarks>
    public static ToolConsole ForProcess()
    {
        var output = Console.OpenStandardOutput();
        return OperatingSystem.IsWindows()
            ? new ToolConsole(Console.Out, Console.Error, output)
            : new ToolConsole(Writer(output, atOnce: false), Writer(Console.OpenStandardError(), atOnce: true), output);
    }

    /// <summary>What was asked for: standard output, whatever the verbosity.</summary>
    /// <exception cref="IOException">It cannot be written: the disk is full, say.</exception>
    public void WriteResult(string text)
    {
        _output.Write(text);
        _output.Flush();
    }

    /// <summary>Bytes that are passed on as they are.</summary>
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

    /// <summary>The one document of <c>--json</c>.</summary>
    /// <exception cref="IOException">As <see cref="WriteResult(string)"/>.</exception>
    public void WriteResult(JsonObject document) => WriteResult(JsonWriter.ToText(document, JsonLayout.Lines) + "\n");

    /// <summary>What a verb that was to do something says of it; nothing with <c>--verbosity quiet</c>.</summary>
    /// <exception cref="IOException">As <see cref="WriteResult(string)"/>.</exception>
    public void Result(string text)
    {
        if (Verbosity > Verbosity.Quiet)
            WriteResult(text);
    }

    /// <summary>An error, or a warning unless <c>--verbosity quiet</c>.</summary>
    public void Report(PexDiagnostic diagnostic)
    {
        if (diagnostic.Severity == PexSeverity.Error || Verbosity > Verbosity.Quiet)
            Talk(diagnostic + "\n");
    }

    /// <summary>One line for <c>--verbosity detailed</c>.</summary>
    public void Detail(string line)
    {
        if (Verbosity >= Verbosity.Detailed)
            Talk(DisplayText.Escape(line, int.MaxValue) + "\n");
    }

    /// <summary>Where an error comes from, for <c>--verbosity diagnostic</c>.</summary>
    public void Trace(Exception exception)
    {
        if (Verbosity >= Verbosity.Diagnostic)
            Talk(exception + "\n");
    }

    /// <summary>Text for standard error.</summary>
    public void Talk(string text)
    {
        try
        {
            _error.Write(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody hears it: no reason to fail.
        }
    }

    private static StreamWriter Writer(Stream stream, bool atOnce) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 4096) { AutoFlush = atOnce };
}
