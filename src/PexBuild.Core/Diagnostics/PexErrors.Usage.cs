namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    /// <summary>The command line is invalid.</summary>
    public static readonly PexError<VerbatimText> Usage = new("PEX0001", "{0}", "Nothing was done. See 'dotnet pex --help'.");

    /// <summary>A failure that no other code describes.</summary>
    public static readonly PexError<string> Unexpected =
        new("PEX0002", "An unexpected failure: {0}.", "Run again with '--verbosity diagnostic' and report what it says.");

    /// <summary>The operating system refused a read or write.</summary>
    public static readonly PexSystemError Io =
        new("PEX0003", "{0}", "Nothing was left half done. Check that the path can be read and written and that the disk has room.");

    /// <summary>The user interrupted the operation.</summary>
    public static readonly PexError Interrupted = new("PEX0004", "Interrupted.", "Nothing was left half done.");

    /// <summary>A string of arguments has an unclosed quotation mark.</summary>
    public static readonly PexError<char, int, string> UnbalancedQuote = new("PEX0005", "The quotation mark {0} at character {1} is not closed: {2}",
        "Nothing was run. Close the quotation, or put a backslash before the mark.");
}
