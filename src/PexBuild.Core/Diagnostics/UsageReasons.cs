namespace PexBuild.Diagnostics;

/// <summary>What is wrong with a command line: PEX0001. Values that the user typed are escaped but not truncated.</summary>
internal static class UsageReasons
{
    public static readonly VerbatimText FromIsForEdits = new("--from is for the edits of an unpacked folder.");
    public static readonly VerbatimText FromIsForFolders = new("--from is for an unpacked folder.");
    public static readonly VerbatimText NoPatchExcludesEntryPoint =
        new("--no-patch leaves the entry point as it is, so it cannot be used together with --entry-point or --script.");
    public static readonly VerbatimText PackNeedsOutput = new("'pack' needs -o PEX: the PEX to write.");
    public static readonly VerbatimText RuntimeFromIsForNative = new("--runtime-from is for a PEX with the native runtime, which this one does not have.");

    public static VerbatimText Exclusive(string first, string second) => With("{0} and {1} cannot be used together.", first, second);

    public static VerbatimText NeedsValue(string option) => With("{0} needs a value.", option);

    public static VerbatimText NeedsArgument(string verb, string argument, string? description) => With("'{0}' needs {1}: {2}.", verb, argument, description);

    public static VerbatimText NotOneOf(string option, string values, string? value) => With("{0} is one of {1}, not '{2}'.", option, values, value);

    public static VerbatimText NotANumberOfFolders(string option, string? value) => With("{0} is a number of folders, not '{1}'.", option, value);

    public static VerbatimText NotRecognized(string? argument) => With("Unrecognized command or argument '{0}'.", argument);

    /// <summary>The parser's message, without its full stop, and the closest known name.</summary>
    public static VerbatimText Parser(string problem, string? nearest) =>
        nearest is null ? With("{0}.", problem) : With("{0}; did you mean '{1}'?", problem, nearest);

    private static VerbatimText With(string text, params string?[] values) =>
        VerbatimText.Format(text, [.. values.Select(value => new VerbatimText(DisplayText.Escape(value ?? "", int.MaxValue)))]);
}
