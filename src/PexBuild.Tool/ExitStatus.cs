using PexBuild.Diagnostics;

namespace PexBuild.Tool;

/// <summary>The exit statuses of the tool, the same for every verb; <c>run</c> returns the program's own once it has started.</summary>
internal static class ExitStatus
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongCommandLine = 2;

    /// <summary><c>run</c>: the tool failed before the program started (as with <c>env</c> and <c>timeout</c>).</summary>
    public const int NotStarted = 125;

    /// <summary><c>run</c>: no Python was found to run the program.</summary>
    public const int NoPython = 127;

    /// <summary>128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>The exit status of a verb that failed with an error code.</summary>
    public static int ForCode(PexErrorCode code, int failed) =>
        code == PexErrors.Usage ? WrongCommandLine
        : code == PexErrors.Interrupted ? Interrupted
        : code == PexErrors.NoPython || code == PexErrors.PythonAskedFor ? NoPython
        : failed;
}
