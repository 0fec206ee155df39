using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PexBuild.MSBuild;

/// <summary>Writes the lines of a running program to the log, so that they are seen when they come.</summary>
internal sealed class ProgramOutput(TaskLoggingHelper log, IBuildEngine engine)
{
    // The one kind of message that MSBuild's terminal logger shows at once, once a target named _TestRunStart has run in the project. To every other
    // logger it is a message of high importance, as each line of a program is.
    private const string ShownAtOnce = "TLTESTOUTPUT";

    private static readonly Regex s_mayBeDiagnostic = new(@"\b(error|warning)\b.*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public void Line(string line) => engine.LogMessageEvent(new ExtendedBuildMessageEventArgs(ShownAtOnce, line, null, nameof(RunPex), MessageImportance.High));

    /// <summary>A line that is an error or a warning of the build if it has MSBuild's form.</summary>
    public void LineOrDiagnostic(string line)
    {
        if (s_mayBeDiagnostic.IsMatch(line))
            log.LogMessageFromText(line, MessageImportance.High);
        else
            Line(line);
    }
}
