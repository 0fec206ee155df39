namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    /// <summary>The original entry script of a folder is no longer kept.</summary>
    public static readonly PexError<string> OriginalMissing = new("PEX2060", "{0} is missing, the text that the folder's own one replaced.", NothingWritten + " Unpack the PEX again, to another folder, and copy the file from there.");

    /// <summary>A native PEX has no runtime that could start a classic one.</summary>
    public static readonly PexError NativeNotPacked = new("PEX2061", "It has pex's native runtime, which starts from compressed wheels and not from a folder of edited files.", NothingWritten + " Name a classic PEX whose runtime to take with --runtime-from.");

    /// <summary>The PEX whose runtime is to be taken has none.</summary>
    public static readonly PexError<string, string> RuntimeNotClassic = new("PEX2062", "{0} has no runtime that could be taken: it is {1}.", NothingWritten + " Name a classic PEX of pex 2.1.71 or newer.");

    /// <summary>The entry script has code of the user's.</summary>
    public static readonly PexError EntryScriptEdited = new("PEX2063", "__main__.py was edited in more than the line that says what runs and the first one, and a PEX has no place for that.", NothingWritten + " Put the code into a module, and let the last line run that.");

    /// <summary>The prelude of a PEX would start a cached copy.</summary>
    public static readonly PexError<string> ShBootReplaced = new("PEX2064", "The script of --sh-boot starts an installed copy without looking at the PEX, so it was replaced by {0}.", "Another first line can be chosen with --shebang.");

    /// <summary>Files that PexBuild put into a folder were edited.</summary>
    public static readonly PexError<string, string> OwnFilesEdited = new("PEX2065", "{0}{1} was edited, and is no part of the PEX.", "The edit is not in what was packed.");

    /// <summary>The output exists.</summary>
    public static readonly PexError<string> OutputExists = new("PEX2066", "There is {0} already.", NothingWritten + " Choose another name, or replace it with --force.");

    /// <summary>The output exists, and replacing it would lose something that is no PEX.</summary>
    public static readonly PexError<string, string> OutputNotReplaced = new("PEX2067", "There is {0} already, and it is {1}, which is never replaced.", NothingWritten + " Choose another name, or remove it.");

    /// <summary>The output lies in the folder that is packed, or is that folder.</summary>
    public static readonly PexError<string> OutputInside = new("PEX2068", "{0} is in the folder that is packed.", NothingWritten + " Choose a place outside of it.");

    /// <summary>The runtime of the PEX cannot start the layout.</summary>
    public static readonly PexError<string, string> LayoutTooNew = new("PEX2069", "A {0} PEX needs the runtime of pex 2.1.48 or newer, and this one has that of {1}.", NothingWritten + " Pack it as a zipapp.");

    /// <summary>A shebang has more than one line, or characters that an operating system does not take.</summary>
    public static readonly PexError<string> ShebangBroken = new("PEX2070", "'{0}' cannot be the first line of a PEX.", NothingWritten + " It is one line: the path of an interpreter and its arguments.");

    /// <summary>A requirement has no distribution any more.</summary>
    public static readonly PexError<string> RequirementWithoutDistribution = new("PEX2071", "PEX-INFO requires {0}, and no distribution of that name is left.", "It was packed so; the PEX will not start where that requirement holds, unless it is taken out of PEX-INFO.");

    /// <summary>A distribution was added that has no metadata.</summary>
    public static readonly PexError<string> AddedWithoutMetadata = new("PEX2072", ".deps/{0} has no metadata (.dist-info), by which pex finds distributions.", "It was packed, but the program will not see it.");

    /// <summary>A path on the command line is in neither of two PEX files.</summary>
    public static readonly PexError<string> PathInNeither = new("PEX2073", "Neither PEX has {0}.", "Nothing was compared. Name a file or a folder as it is called in the unpacked PEX.");
}
