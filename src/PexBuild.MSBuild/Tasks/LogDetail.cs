using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PexBuild.Diagnostics;

namespace PexBuild.MSBuild.Tasks;

/// <summary>How much the build logs (<c>PexUnpackVerbosity</c>). Each level raises the importance of every message by one.</summary>
internal enum LogDetail
{
    /// <summary>Results and steps are logged with low importance.</summary>
    Quiet,

    /// <summary>Results are logged with normal importance, steps with low.</summary>
    Normal,

    /// <summary>Results are logged with high importance, steps with normal.</summary>
    Detailed,

    /// <summary>Results and steps are logged with high importance.</summary>
    Diagnostic,
}

internal static class LogDetails
{
    /// <exception cref="PexException">There is no such level.</exception>
    public static LogDetail Parse(string verbosity, string origin) => verbosity.Length == 0 ? LogDetail.Normal
        : Enum.TryParse<LogDetail>(verbosity, ignoreCase: true, out var detail) && !char.IsDigit(verbosity[0]) ? detail
        : throw PexErrors.ValueNotUnderstood.Error(origin, "PexUnpackVerbosity", verbosity,
            string.Join(", ", Enum.GetNames(typeof(LogDetail))).ToLowerInvariant());

    /// <summary>Logs the result of a task.</summary>
    public static void LogResult(this TaskLoggingHelper log, LogDetail detail, string message) => log.LogMessage(Importance((int)detail), "{0}", message);

    /// <summary>Logs a step on the way to a result.</summary>
    public static void LogStep(this TaskLoggingHelper log, LogDetail detail, string message) => log.LogMessage(Importance((int)detail - 1), "{0}", message);

    private static MessageImportance Importance(int level) =>
        level <= 0 ? MessageImportance.Low : level == 1 ? MessageImportance.Normal : MessageImportance.High;
}
