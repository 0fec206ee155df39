using McMaster.Extensions.CommandLineUtils;
using PexBuild.Diagnostics;
using PexBuild.Tool.CommandLine;
using PexBuild.Tool.Verbs;

namespace PexBuild.Tool;

/// <summary>The tool without its process: parses the command line, executes the verb and reports failures.</summary>
internal sealed class PexTool
{
    /// <summary>The origin of messages that are not about a file.</summary>
    public const string Name = "dotnet-pex";

    private readonly ToolConsole _console;

    public PexTool(ToolConsole console) => _console = console;

    /// <returns>The exit status.</returns>
    public int Run(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var failed = ExitStatus.Failed;
        try
        {
            var line = ParsedLine.Parse(arguments, AllVerbs.List);
            _console.Verbosity = line.Verbosity;
            if (line.WantsVersion)
                return Show(ToolVersion.Text + "\n");
            if (line.WantsHelp)
                return Show(HelpText.Format(line.Command, line.TakesProgramArguments));
            if (line.Verb is null)
            {
                _console.Talk(HelpText.Format(line.Command, line.TakesProgramArguments));
                return ExitStatus.WrongCommandLine;
            }

            failed = line.Verb.FailedStatus;
            return line.Verb.Execute(new VerbContext(_console, line.ProgramArguments, cancellation));
        }
        catch (Exception e)
        {
            return ExitStatus.ForCode(Report(e).Code, failed);
        }
    }

    private int Show(string text)
    {
        _console.WriteResult(text);
        return ExitStatus.Done;
    }

    private PexDiagnostic Report(Exception exception)
    {
        var diagnostic = exception switch
        {
            PexException known => known.Diagnostic,
            CommandParsingException usage => Usage.Error(usage).Diagnostic,
            OperationCanceledException => PexErrors.Interrupted.Error(Name).Diagnostic,
            IOException or UnauthorizedAccessException => PexErrors.Io.Because(Name, exception).Diagnostic,
            _ => PexErrors.Unexpected.Error(Name, exception.GetType().Name + ": " + exception.Message).Diagnostic,
        };
        _console.Report(diagnostic);
        foreach (var related in (exception as PexException)?.Related ?? [])
            _console.Report(related);
        _console.Trace(exception);
        return diagnostic;
    }
}
