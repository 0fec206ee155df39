namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    private const string LeftAlone = "It was left alone.";

    /// <summary>The target exists and was not made by this tool.</summary>
    public static readonly PexError TargetNotOurs = new("PEX2001", "The folder exists, is not empty and was not made by PexBuild.", LeftAlone + " Choose another folder (-o; OutputFolder in a build), or remove it.");

    /// <summary>The target is a file.</summary>
    public static readonly PexError TargetIsFile = new("PEX2002", "A file is where the folder should be.", LeftAlone + " Choose another folder (-o; OutputFolder in a build).");

    /// <summary>The target is a link.</summary>
    public static readonly PexError TargetIsLink = new("PEX2003", "A link is where the folder should be, and unpacking never writes through links.", LeftAlone + " Name the folder that the link points to.");

    /// <summary>Another process made the target while this one was unpacking.</summary>
    public static readonly PexError TargetAppeared = new("PEX2004", "The folder was made by another process in the meantime.", "That one was left as it is, and this one's work was taken back. Unpack again if the other did not do the same.");

    /// <summary>Unpacking would overwrite a change.</summary>
    public static readonly PexError<string, string> EditsWouldBeLost = new("PEX2005", "{0} {1} since it was unpacked, and unpacking would undo that.", "Nothing was written. Use --on-edits keep (OnEdits in a build) to carry such changes over, or overwrite to save them under .pexbuild/saved.");

    /// <summary>A change that is to be kept meets a change of the PEX.</summary>
    public static readonly PexError<string, string> EditsConflict = new("PEX2006", "{0} {1} since it was unpacked, and the PEX has another version of it than then, or none.", "Nothing was written. Use --on-edits merge to bring both versions together, or overwrite (OnEdits in a build) to take the PEX's and save yours under .pexbuild/saved.");

    /// <summary>Changes were saved before they were overwritten.</summary>
    public static readonly PexError<int, string> EditsSaved = new("PEX2007", "Changed files were overwritten: {0}.", "They are saved in {1}.");

    /// <summary>A newer PexBuild made the folder.</summary>
    public static readonly PexError<long, int> ManifestTooNew = new("PEX2008", "The folder was made by a newer PexBuild (manifest schema {0}; this one reads {1}).", LeftAlone + " Use that version or a newer one.");

    /// <summary>The manifest cannot be read.</summary>
    public static readonly PexError<string> ManifestBroken = new("PEX2009", "The folder's manifest (.pexbuild/manifest.json) cannot be understood: {0}.", LeftAlone + " Unpack the PEX to another folder.");

    /// <summary>A file of the PEX is where one of ours must go.</summary>
    public static readonly PexError<string, string> NameTaken = new("PEX2010", "The PEX has a file {0}, where PexBuild must put one of its own.", "Nothing was written. {1}");

    /// <summary>The PEX to unpack is a folder that was unpacked already.</summary>
    public static readonly PexError AlreadyUnpacked = new("PEX2011", "This folder is an unpacked PEX already.", "Nothing was written. Copy the folder as it is, or unpack the PEX that it was made from.");

    /// <summary>A PEX that is a folder would be unpacked into itself.</summary>
    public static readonly PexError<string> TargetInside = new("PEX2012", "{0} is in the PEX that is unpacked, which is a folder.", "Nothing was written. Choose a place outside of it.");

    /// <summary>A file beside the program was changed, and so was the one that it is a copy of.</summary>
    public static readonly PexError<string, string> EditsInCopy = new("PEX2013", "{0} was edited or added here, and in {1} is another one that would take its place.", "Nothing was copied. Bring the two together by hand, or set OnEdits to overwrite: yours is saved under .pexbuild/saved then.");
}
