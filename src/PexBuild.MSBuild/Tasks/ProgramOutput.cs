using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PexBuild.MSBuild.Tasks;

/// <summary>Logs the lines that a running program prints, so that they are shown at once.</summary>
internal sealed class ProgramOutput(TaskLoggingHelper log, IBuildEngine engine)
{
    // The only kind of message that MSBuild's terminal logger shows at once, provided that a target named _TestRunStart has run in the project. For all other
    // loggers it is a message of high importance.
    private const string ShownAtOnce = "TLTESTOUTPUT";

    private static readonly Regex s_mayBeDiagnostic = new(@"\b(error|warning)\b.*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public void Log(string line) => engine.LogMessageEvent(new ExtendedBuildMessageEventArgs(ShownAtOnce, line, null, nameof(RunPex), MessageImportance.High));

    /// <summary>Logs a line as an error or a warning of the build if it has MSBuild's form.</summary>
    public void LogWithDiagnostics(string line)
    {
        if (s_mayBeDiagnostic.IsMatch(line))
            log.LogMessageFromText(line, MessageImportance.High);
        else
            Log(line);
    }
}
