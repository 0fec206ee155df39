using PexBuild.Diagnostics;

namespace PexBuild.Tool;

/// <summary>What the exit status of the tool says, the same for every verb; <c>run</c> gives the program's own once that has started.</summary>
internal static class ExitStatus
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongCommandLine = 2;

    /// <summary><c>run</c>: the tool failed before the program started (as <c>env</c> and <c>timeout</c> report it).</summary>
    public const int NotStarted = 125;

    /// <summary><c>run</c>: no Python was found to run it.</summary>
    public const int NoPython = 127;

    /// <summary>128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>The status of a failed verb.</summary>
    public static int ForCode(PexErrorCode code, int failed) =>
        code == PexErrors.Usage ? WrongCommandLine
        : code == PexErrors.Interrupted ? Interrupted
        : code == PexErrors.NoPython || code == PexErrors.PythonAskedFor ? NoPython
        : failed;
}
