namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    private const string LeftAlone = "It was left alone.";

    /// <summary>The target folder exists, is not empty and was not created by PexBuild.</summary>
    public static readonly PexError TargetNotOurs = new("PEX2001", "The folder exists, is not empty and was not made by PexBuild.",
        LeftAlone + " Choose another folder (-o; OutputFolder in a build), or remove it.");

    /// <summary>The target is a file.</summary>
    public static readonly PexError TargetIsFile =
        new("PEX2002", "A file is where the folder should be.", LeftAlone + " Choose another folder (-o; OutputFolder in a build).");

    /// <summary>The target is a symbolic link.</summary>
    public static readonly PexError TargetIsLink = new("PEX2003", "A link is where the folder should be, and unpacking never writes through links.",
        LeftAlone + " Name the folder that the link points to.");

    /// <summary>Another process created the target while this one was unpacking.</summary>
    public static readonly PexError TargetAppeared =
        new("PEX2004", "Another process made the folder in the meantime.", "Nothing was written to it. Unpack again if the other process did something else.");

    /// <summary>Unpacking would overwrite an edit.</summary>
    public static readonly PexError<string, VerbatimText> EditsWouldBeLost = new("PEX2005",
        "{0} {1} since the folder was unpacked, and unpacking would undo that.",
        "Nothing was written. Use --on-edits keep (OnEdits in a build) to keep such edits, or overwrite to replace them and save them under .pexbuild/saved.");

    /// <summary>An edit to keep conflicts with a change in the PEX.</summary>
    public static readonly PexError<string, VerbatimText> EditsConflict = new("PEX2006",
        "{0} {1} since the folder was unpacked, and the PEX has something else there now, or nothing.",
        "Nothing was written. Use --on-edits merge to merge both versions, or overwrite (OnEdits in a build) to take that of the PEX and save yours under "
            + ".pexbuild/saved.");

    /// <summary>Edited files were saved before they were overwritten.</summary>
    public static readonly PexError<int, string> EditsSaved = new("PEX2007", "Changed files were overwritten: {0}.", "They are saved in {1}.");

    /// <summary>The folder was unpacked by a newer PexBuild.</summary>
    public static readonly PexError<long, int> ManifestTooNew =
        new("PEX2008", "The folder was made by a newer PexBuild (manifest schema {0}; this one reads {1}).", LeftAlone + " Use that version or a newer one.");

    /// <summary>The manifest cannot be read.</summary>
    public static readonly PexError<VerbatimText> ManifestBroken =
        new("PEX2009", "The folder's manifest (.pexbuild/manifest.json) cannot be read: {0}.", LeftAlone + " Unpack the PEX to another folder.");

    /// <summary>A file of the PEX has a path that PexBuild needs for a generated file.</summary>
    public static readonly PexError<string, VerbatimText> NameTaken =
        new("PEX2010", "The PEX contains {0}, where PexBuild has to write a file of its own.", "Nothing was written. {1}");

    /// <summary>The PEX to unpack is an unpacked folder.</summary>
    public static readonly PexError AlreadyUnpacked =
        new("PEX2011", "This folder is already an unpacked PEX.", "Nothing was written. Copy the folder as it is, or unpack the PEX that it was made from.");

    /// <summary>A PEX that is a folder would be unpacked into itself.</summary>
    public static readonly PexError<string> TargetInside =
        new("PEX2012", "{0} is inside the PEX that is to be unpacked, which is a folder.", "Nothing was written. Choose a place outside it.");

    /// <summary>Both a file next to the program and the file it is a copy of were edited.</summary>
    public static readonly PexError<string, string> EditsInCopy = new("PEX2013",
        "{0} was edited or added here, and the build would replace it with a different file from {1}.",
        "Nothing was copied. Merge the two by hand, or set OnEdits to overwrite, which saves yours under .pexbuild/saved.");
}
