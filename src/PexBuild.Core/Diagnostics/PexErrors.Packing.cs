namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    /// <summary>The saved original entry script of a folder is missing.</summary>
    public static readonly PexError<string> OriginalMissing = new("PEX2060", "{0} is missing, which keeps the original entry script of the PEX.",
        NothingWritten + " Unpack the PEX again, to another folder, and copy the file from there.");

    /// <summary>A native PEX has no runtime that could start a classic one.</summary>
    public static readonly PexError NativeNotPacked = new("PEX2061",
        "The PEX has pex's native runtime, which starts from compressed wheels, not from edited files.",
        NothingWritten + " Name a classic PEX whose runtime is used instead, with --runtime-from.");

    /// <summary>The PEX to take the runtime from does not have a classic runtime.</summary>
    public static readonly PexError<string, VerbatimText> RuntimeNotClassic =
        new("PEX2062", "{0} does not have a runtime that can be used: it is {1}.", NothingWritten + " Name a classic PEX of pex 2.1.71 or newer.");

    /// <summary>The entry script contains user edits.</summary>
    public static readonly PexError EntryScriptEdited = new("PEX2063",
        "__main__.py was edited in more than its first line and the line that says what runs, which a PEX cannot contain.",
        NothingWritten + " Put the code into a module, and let the last line run it.");

    /// <summary>The prelude of the PEX would start a cached copy.</summary>
    public static readonly PexError<string> ShBootReplaced = new("PEX2064",
        "The script of --sh-boot would start a cached copy without looking at the PEX, so it was replaced with {0}.",
        "Another first line can be chosen with --shebang.");

    /// <summary>Files that PexBuild generated in a folder were edited.</summary>
    public static readonly PexError<string, VerbatimText> OwnFilesEdited =
        new("PEX2065", "{0}{1} was edited, but is not part of the PEX.", "The edit is not in the new PEX.");

    /// <summary>The output exists.</summary>
    public static readonly PexError<string> OutputExists =
        new("PEX2066", "{0} exists already.", NothingWritten + " Choose another name, or replace it with --force.");

    /// <summary>The output exists and is of a kind that is never replaced, because it is not a PEX.</summary>
    public static readonly PexError<string, VerbatimText> OutputNotReplaced =
        new("PEX2067", "{0} exists already, and is {1}, which is never replaced.", NothingWritten + " Choose another name, or remove it.");

    /// <summary>The output is inside the folder to pack, or is that folder.</summary>
    public static readonly PexError<string> OutputInside =
        new("PEX2068", "{0} is inside the folder that is to be packed.", NothingWritten + " Choose a place outside it.");

    /// <summary>The runtime of the PEX does not support the layout.</summary>
    public static readonly PexError<VerbatimText> LayoutTooNew =
        new("PEX2069", "The packed layout needs the runtime of pex 2.1.48 or newer, and this PEX has that of {0}.", NothingWritten + " Pack it as a zipapp.");

    /// <summary>A shebang has more than one line, or characters that operating systems do not accept.</summary>
    public static readonly PexError<string> ShebangBroken =
        new("PEX2070", "'{0}' cannot be the first line of a PEX.", NothingWritten + " It has to be one line: the path of an interpreter and its arguments.");

    /// <summary>A requirement no longer has a distribution.</summary>
    public static readonly PexError<string> RequirementWithoutDistribution = new("PEX2071", "PEX-INFO requires {0}, but no distribution of that name is left.",
        "It was packed nevertheless, but will not start where that requirement applies: remove it from PEX-INFO.");

    /// <summary>An added distribution has no metadata.</summary>
    public static readonly PexError<string> AddedWithoutMetadata =
        new("PEX2072", ".deps/{0} has no metadata (.dist-info), by which pex finds distributions.", "It was packed, but the program will not see it.");

    /// <summary>A path on the command line is in neither PEX.</summary>
    public static readonly PexError<string> PathInNeither =
        new("PEX2073", "Neither PEX contains {0}.", "Nothing was compared. Name a file or folder by its path in the unpacked PEX.");
}
