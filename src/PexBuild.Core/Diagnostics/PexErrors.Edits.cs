namespace PexBuild.Diagnostics;

/// <content>Edits: status, diff, apply, restore.</content>
public static partial class PexErrors
{
    private const string NothingChanged = "Nothing was changed.";

    /// <summary>The folder has no PexBuild manifest.</summary>
    public static readonly PexError NotUnpacked =
        new("PEX2020", "This is not a folder that PexBuild unpacked.", NothingChanged + " Name the folder that 'unpack' made.");

    /// <summary>The PEX that the folder was unpacked from is needed but was not found.</summary>
    public static readonly PexError<string, string, string> PristineMissing = new("PEX2021",
        "The original content of {0} is in the PEX that the folder was made from, which was not found: {1}, SHA-256 {2}.",
        NothingChanged + " Put it beside the folder, or name it with --from.");

    /// <summary>The given PEX is not the one that the folder was unpacked from.</summary>
    public static readonly PexError<string, string, string> PristineWrong = new("PEX2022",
        "The folder was not made from {0}, whose SHA-256 is {1}, but from a PEX with {2}.",
        NothingChanged + " Name the PEX that it was made from with --from, or omit --from to have it looked for.");

    /// <summary>The PEX is the right one, but its content differs from what was unpacked.</summary>
    public static readonly PexError<string, string> PristineDiffers = new("PEX2023",
        "{0} was written by PexBuild {1}, and this version would write different content.", NothingChanged + " Use that version, or unpack the PEX again.");

    /// <summary>A path on the command line is not in the folder.</summary>
    public static readonly PexError<string> PathUnknown = new("PEX2024", "{0} is not a file or folder of this unpacked PEX.",
        NothingChanged + " Name it as 'dotnet pex status' does, or by its path from the working directory.");

    /// <summary>A patch cannot represent the change.</summary>
    public static readonly PexError<string, VerbatimText> NotInPatch =
        new("PEX2025", "{0} is {1}, which a patch cannot contain.", "It was left out. All other edits are in the patch.");

    /// <summary>The file is not a patch, or the patch is damaged.</summary>
    public static readonly PexError<int, VerbatimText> PatchUnreadable =
        new("PEX2030", "Line {0} of the patch: {1}.", NothingChanged + " Make the patch again, or correct it.");

    /// <summary>The patch contains an unsupported change.</summary>
    public static readonly PexError<int, VerbatimText> PatchUnsupported = new("PEX2031", "Line {0} of the patch: {1} cannot be applied.", NothingChanged);

    /// <summary>A hunk does not apply.</summary>
    public static readonly PexError<string, int, int, int, VerbatimText> HunkDoesNotFit = new("PEX2032",
        "{0}: hunk {1} of {2} (line {3} of the patch) does not apply: {4}.",
        NothingChanged + " Correct the patch or the file; 'dotnet pex status' shows earlier edits.");

    /// <summary>The state of a file is not the one that the patch expects.</summary>
    public static readonly PexError<string, int, VerbatimText> PatchDoesNotFit =
        new("PEX2033", "{0} (line {1} of the patch): {2}.", NothingChanged + " 'dotnet pex status' shows earlier edits.");

    /// <summary>A patch would write to a path that patches must not change.</summary>
    public static readonly PexError<string, int, VerbatimText> PatchPathRefused = new("PEX2034", "{0} (line {1} of the patch) {2}.", NothingChanged);

    /// <summary>The patch mentions files whose content it does not include.</summary>
    public static readonly PexError<string> PatchIncomplete = new("PEX2035", "The patch says that {0} is in one folder only, but does not contain it.",
        "The rest was applied. Make the patch with 'diff -N' to include such files.");

    /// <summary>A patch creates a file at the path of a folder, or below the path of a file.</summary>
    public static readonly PexError<string, string> PatchPathTaken =
        new("PEX2037", "The patch creates {0}, but {1} is in the way.", NothingChanged + " Move one of them.");

    /// <summary>The patch was made for a different version of a distribution.</summary>
    public static readonly PexError<string, string> PatchForOther = new("PEX2038", "The patch was made for {0}, but the PEX has {1} instead.",
        "It is applied to that, in full or not at all. Check the result, and make the patch again with 'dotnet pex diff'.");

    /// <summary>A file or one of its parent folders is a symbolic link.</summary>
    public static readonly PexError<string> LinkOnTheWay = new("PEX2036", "{0} is a link or is behind one, and nothing is ever written through links.",
        NothingChanged + " Replace the link with what it points to, or leave the path out.");

    /// <summary>Another process is changing the folder.</summary>
    public static readonly PexError FolderBusy = new("PEX2040", "Another process is changing the folder.", NothingChanged + " Try again when it is done.");

    /// <summary>An interrupted update can neither be completed nor rolled back.</summary>
    public static readonly PexError<string> UpdateStuck = new("PEX2041",
        "An update of the folder was interrupted, and can be neither completed nor rolled back: {0}.",
        "Both states of each file are kept in .pexbuild/update. Remove the obstacle; the next command tries again.");

    /// <summary>The journal of an update is invalid.</summary>
    public static readonly PexError<VerbatimText> JournalBroken = new("PEX2042",
        "The journal of an interrupted update (.pexbuild/update/journal.json) cannot be read: {0}.",
        LeftAlone + " Unpack the PEX to another folder, and copy your edits there.");

    /// <summary>In a three-way merge, both sides changed the same lines.</summary>
    public static readonly PexError<string, VerbatimText, VerbatimText> MergeConflict =
        new("PEX2043", "{0} {1}.", "The folder was updated to the new PEX. {2}");

    /// <summary>The folder to read has an incomplete update.</summary>
    public static readonly PexError UpdateInterrupted = new("PEX2044",
        "An update of the folder was interrupted, or another process is updating it: some files are new, others are old.",
        NothingChanged + " 'dotnet pex status' completes an interrupted update or rolls it back.");
}
