using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Json;

namespace PexBuild.Tool;

/// <summary>Where the tool writes: results to one writer, talk to the other, as much of it as was asked for.</summary>
internal sealed class ToolConsole
{
    public ToolConsole(TextWriter output, TextWriter error)
    {
        Out = output;
        Error = error;
    }

    /// <summary>For results.</summary>
    public TextWriter Out { get; }

    /// <summary>For errors, warnings and talk.</summary>
    public TextWriter Error { get; }

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    /// <summary>The process's own streams.</summary>
    /// <remarks>Not through <see cref="Console.Out"/> on Unix: that sets up the terminal, which is the program's when the verb is <c>run</c>.</remarks>
    public static ToolConsole OfProcess() => OperatingSystem.IsWindows()
        ? new ToolConsole(Console.Out, Console.Error)
        : new ToolConsole(Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()));

    /// <summary>What a verb has to say to a person; nothing with <c>--verbosity quiet</c>.</summary>
    public void Result(string text)
    {
        if (Verbosity > Verbosity.Quiet)
            Out.Write(text);
    }

    /// <summary>The one document of <c>--json</c>.</summary>
    public void Result(JsonObject document) => Out.Write(JsonWriter.ToText(document, JsonLayout.Lines) + "\n");

    public void Detail(string text)
    {
        if (Verbosity >= Verbosity.Detailed)
            Error.WriteLine(DisplayText.Escape(text, int.MaxValue));
    }

    public void Report(PexDiagnostic diagnostic)
    {
        if (diagnostic.Severity == PexSeverity.Error || Verbosity > Verbosity.Quiet)
            Error.WriteLine(diagnostic.ToString());
    }

    public void Trace(Exception exception)
    {
        if (Verbosity >= Verbosity.Diagnostic)
            Error.WriteLine(exception.ToString());
    }

    public void Flush()
    {
        Out.Flush();
        Error.Flush();
    }

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 4096);
}
