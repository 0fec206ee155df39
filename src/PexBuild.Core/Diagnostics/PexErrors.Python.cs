namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    private const string NotStarted = "The program was not started.";

    /// <summary>No Python was found that starts.</summary>
    public static readonly PexError<VerbatimText> NoPython = new("PEX3001", "No Python was found that starts: {0}.",
        NotStarted + " Install Python, or name one with --python (PexPythonExecutable in a build) or PEX_PYTHON.");

    /// <summary>The folder has no entry script.</summary>
    public static readonly PexError<string> NotRunnable =
        new("PEX3002", "{0} has no __main__.py, so Python cannot run it.", NotStarted + " Name a PEX file or an unpacked folder.");

    /// <summary>The Python that the user asked for cannot be started.</summary>
    public static readonly PexError<string, VerbatimText> PythonAskedFor =
        new("PEX3003", "The requested Python, '{0}', {1}.", NotStarted + " Name the path of a Python, or a name that is on PATH.");

    /// <summary>The program exceeded its time limit.</summary>
    public static readonly PexError<double> ProgramTimedOut = new("PEX3004", "The program did not end within {0} seconds.",
        "It was ended, with all processes that it had started. Give it more time, or find out what it is waiting for: it has no standard input.");

    /// <summary>The operating system refused to start the program.</summary>
    public static readonly PexError<string, VerbatimText> ProgramNotStarted =
        new("PEX3005", "{0} could not be started: {1}.", NotStarted + " Check that the working directory exists and that the arguments are not too long.");

    /// <summary>The program ran and failed.</summary>
    public static readonly PexError<int> ProgramFailed = new("PEX3010", "The program ended with exit status {0}.", "See its output above.");
}
