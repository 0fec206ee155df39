namespace PexBuild.Diagnostics;

/// <content>Edits: status, diff, apply, restore.</content>
public static partial class PexErrors
{
    private const string NothingChanged = "Nothing was changed.";

    /// <summary>The folder has no manifest of ours.</summary>
    public static readonly PexError NotUnpacked =
        new("PEX2020", "This is not a folder that PexBuild unpacked.", NothingChanged + " Name the folder that 'unpack' made.");

    /// <summary>The PEX that a folder was made from is needed and was not found.</summary>
    public static readonly PexError<string, string, string> PristineMissing = new("PEX2021",
        "The original content of {0} is in the PEX that the folder was made from, which was not found: {1}, SHA-256 {2}.",
        NothingChanged + " Put it beside the folder, or name it with --from.");

    /// <summary>The PEX that was named is not the one that the folder was made from.</summary>
    public static readonly PexError<string, string, string> PristineWrong = new("PEX2022",
        "The folder was not made from {0}, whose SHA-256 is {1}, but from a PEX with {2}.",
        NothingChanged + " Name the PEX that it was made from with --from, or omit --from to have it looked for.");

    /// <summary>The PEX is the right one, but does not give the content that was unpacked.</summary>
    public static readonly PexError<string, string> PristineDiffers = new("PEX2023",
        "{0} was written by PexBuild {1}, and this version would write different content.", NothingChanged + " Use that version, or unpack the PEX again.");

    /// <summary>A path on the command line is none of the folder's.</summary>
    public static readonly PexError<string> PathUnknown = new("PEX2024", "{0} is not a file or folder of this unpacked PEX.",
        NothingChanged + " Name it as 'dotnet pex status' does, or by its path from the working directory.");

    /// <summary>A change that a patch cannot hold.</summary>
    public static readonly PexError<string, VerbatimText> NotInPatch =
        new("PEX2025", "{0} is {1}, which a patch cannot contain.", "It was left out. All other edits are in the patch.");

    /// <summary>The patch is no patch, or is damaged.</summary>
    public static readonly PexError<int, VerbatimText> PatchUnreadable =
        new("PEX2030", "Line {0} of the patch: {1}.", NothingChanged + " Make the patch again, or correct it.");

    /// <summary>The patch holds something that is not applied.</summary>
    public static readonly PexError<int, VerbatimText> PatchUnsupported = new("PEX2031", "Line {0} of the patch: {1} cannot be applied.", NothingChanged);

    /// <summary>A hunk does not fit.</summary>
    public static readonly PexError<string, int, int, int, VerbatimText> HunkDoesNotFit = new("PEX2032",
        "{0}: hunk {1} of {2} (line {3} of the patch) does not apply: {4}.",
        NothingChanged + " Correct the patch or the file; 'dotnet pex status' shows earlier edits.");

    /// <summary>The state of a file is not the one that the patch is for.</summary>
    public static readonly PexError<string, int, VerbatimText> PatchDoesNotFit =
        new("PEX2033", "{0} (line {1} of the patch): {2}.", NothingChanged + " 'dotnet pex status' shows earlier edits.");

    /// <summary>A patch would write where no patch may.</summary>
    public static readonly PexError<string, int, VerbatimText> PatchPathRefused = new("PEX2034", "{0} (line {1} of the patch) {2}.", NothingChanged);

    /// <summary>The patch names files that it does not hold.</summary>
    public static readonly PexError<string> PatchIncomplete = new("PEX2035", "The patch says that {0} is in one folder only, but does not contain it.",
        "The rest was applied. Make the patch with 'diff -N' to include such files.");

    /// <summary>A patch makes a file where a folder is, or in a folder where a file is.</summary>
    public static readonly PexError<string, string> PatchPathTaken =
        new("PEX2037", "The patch creates {0}, but {1} is in the way.", NothingChanged + " Move one of them.");

    /// <summary>A patch was made for a distribution that the PEX has another version of.</summary>
    public static readonly PexError<string, string> PatchForOther = new("PEX2038", "The patch was made for {0}, but the PEX has {1} instead.",
        "It is applied to that, in full or not at all. Check the result, and make the patch again with 'dotnet pex diff'.");

    /// <summary>Something on the way to a file is a link.</summary>
    public static readonly PexError<string> LinkOnTheWay = new("PEX2036", "{0} is a link or is behind one, and nothing is ever written through links.",
        NothingChanged + " Replace the link with what it points to, or leave the path out.");

    /// <summary>Another process is changing the folder.</summary>
    public static readonly PexError FolderBusy = new("PEX2040", "Another process is changing the folder.", NothingChanged + " Try again when it is done.");

    /// <summary>An update that was killed can neither be finished nor taken back.</summary>
    public static readonly PexError<string> UpdateStuck = new("PEX2041",
        "An update of the folder was interrupted, and can be neither completed nor rolled back: {0}.",
        "Both states of each file are kept in .pexbuild/update. Remove the obstacle; the next command tries again.");

    /// <summary>The journal of an update cannot be understood.</summary>
    public static readonly PexError<VerbatimText> JournalBroken = new("PEX2042",
        "The journal of an interrupted update (.pexbuild/update/journal.json) cannot be read: {0}.",
        LeftAlone + " Unpack the PEX to another folder, and copy your edits there.");

    /// <summary>A three-way merge found that both sides changed a place.</summary>
    public static readonly PexError<string, VerbatimText, VerbatimText> MergeConflict =
        new("PEX2043", "{0} {1}.", "The folder was updated to the new PEX. {2}");

    /// <summary>A folder was read whose update is not complete.</summary>
    public static readonly PexError UpdateInterrupted = new("PEX2044",
        "An update of the folder was interrupted, or another process is updating it: some files are new, others are old.",
        NothingChanged + " 'dotnet pex status' completes an interrupted update or rolls it back.");
}
