namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    private const string RenameIt = NothingWritten + " Rename it where the PEX is built.";

    /// <summary>The name is marked as UTF-8 but is not valid UTF-8.</summary>
    public static readonly PexError<string> NameEncoding = new("PEX1201", "{0}: its name is marked as UTF-8, but is not valid UTF-8.", RenameIt);

    /// <summary>The name contains characters that are not allowed in a PEX.</summary>
    public static readonly PexError<string, VerbatimText> NameCharacters = new("PEX1202", "{0}: its name contains {1}.", RenameIt);

    /// <summary>The path leads out of the folder or is ambiguous.</summary>
    public static readonly PexError<string, VerbatimText> PathUnsafe = new("PEX1203", "{0}: the path {1}.", GetItAgain);

    /// <summary>The file name is not valid on Windows.</summary>
    public static readonly PexError<string, VerbatimText> NameOnWindows = new("PEX1204", "{0} is not a valid file name on Windows{1}.",
        "On Linux and macOS it can be unpacked. Rename it where the PEX is built if Windows matters.");

    /// <summary>Two entries have the same path.</summary>
    public static readonly PexError<string> Duplicate = new("PEX1205", "{0} is there twice, so programs would disagree about its content.", GetItAgain);

    /// <summary>The same path is both a file and a folder.</summary>
    public static readonly PexError<string> FileAndFolder = new("PEX1206", "{0} is both a file and a folder.", GetItAgain);

    /// <summary>Two paths differ only by case or by Unicode normalization.</summary>
    public static readonly PexError<string, string, VerbatimText> CaseClash = new("PEX1207", "{0} and {1} are the same name on Windows and macOS{2}.",
        "They can only be unpacked side by side on Linux. Rename one where the PEX is built.");

    /// <summary>The entry is a symbolic link, a FIFO, a device or a socket.</summary>
    public static readonly PexError<string, VerbatimText> EntryKind = new("PEX1208", "{0} is {1}, neither a file nor a folder.",
        NothingWritten + " pex never writes one: build the PEX again, or get it again from its source.");

    /// <summary>The entry's name, mode and size do not agree on whether it is a file or a folder.</summary>
    public static readonly PexError<string, VerbatimText> EntryKindUnclear = new("PEX1209", "{0}: {1}.", GetItAgain);

    /// <summary>A symbolic link in a PEX folder points outside the folder.</summary>
    public static readonly PexError<string, string> LinkOutside = new("PEX1210", "{0} is a link that leads out of the folder, to {1}.",
        NothingWritten + " If you trust what it points to, unpack with --copy-links, which copies it.");

    /// <summary>A symbolic link in a PEX folder is dangling or circular.</summary>
    public static readonly PexError<string, VerbatimText> LinkBroken =
        new("PEX1211", "{0} is a link that {1}.", NothingWritten + " Remove or repair the link.");
}
