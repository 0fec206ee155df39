namespace PexBuild.Diagnostics;

/// <summary>Why a Python or a program does not start: the reasons of PEX3001, PEX3003 and PEX3005.</summary>
internal static class PythonReasons
{
    // PEX3001.
    public static readonly VerbatimText NothingToTry = new("nothing named python is on PATH, in pyenv's folder or in the registry");

    // PEX3003: the Python …
    public static readonly VerbatimText NotFound = new("was not found");

    /// <summary>PEX3001: every candidate with the reason it was rejected.</summary>
    public static VerbatimText Tried(IEnumerable<KeyValuePair<string, VerbatimText>> failures) =>
        new(string.Join("; ", failures.Select(failure => VerbatimText.Format("{0} ({1})", failure.Key, failure.Value).Text)));

    public static VerbatimText DoesNotStart(VerbatimText reason) => VerbatimText.Format("does not start: {0}", reason);

    public static VerbatimText NoAnswer(double seconds) => VerbatimText.Format("gave no answer within {0} seconds", seconds);

    public static VerbatimText ExitStatus(int status, string firstLine) =>
        VerbatimText.Format(firstLine.Length == 0 ? "exit status {0}" : "exit status {0}: {1}", status, firstLine);

    /// <summary>The operating system's message.</summary>
    public static VerbatimText Refused(Exception refusal) => VerbatimText.Format("{0}", refusal.Message);

    /// <summary>The last line that a program wrote.</summary>
    public static VerbatimText Said(string line) => VerbatimText.Format("{0}", line);

    // PEX3005.
    public static VerbatimText NoWorkingDirectory(string directory) => VerbatimText.Format("there is no working directory {0}", directory);
}
