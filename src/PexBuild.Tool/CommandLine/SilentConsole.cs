using McMaster.Extensions.CommandLineUtils;

namespace PexBuild.Tool.CommandLine;

/// <summary>A console for the parser that neither reads nor writes: only the tool itself writes output.</summary>
internal sealed class SilentConsole : IConsole
{
    public event ConsoleCancelEventHandler? CancelKeyPress
    {
        add { }
        remove { }
    }

    public TextWriter Out => TextWriter.Null;

    public TextWriter Error => TextWriter.Null;

    public TextReader In => TextReader.Null;

    public bool IsInputRedirected => true;

    public bool IsOutputRedirected => true;

    public bool IsErrorRedirected => true;

    public ConsoleColor ForegroundColor { get; set; }

    public ConsoleColor BackgroundColor { get; set; }

    public void ResetColor()
    {
    }
}
