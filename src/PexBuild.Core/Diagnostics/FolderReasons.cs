namespace PexBuild.Diagnostics;

/// <summary>Why PexBuild's files in an unpacked folder are invalid: the reasons of PEX2009, PEX2010, PEX2042 and, for such files, PEX0003.</summary>
internal static class FolderReasons
{
    // PEX2010: what to do.
    public static readonly VerbatimText CannotBeUnpacked = new("Such a PEX cannot be unpacked.");
    public static readonly VerbatimText NoLaunchers = new("Unpack with --no-launchers.");

    // PEX2042.
    public static readonly VerbatimText JournalFormat = new("it does not have the format that this version writes");
    public static readonly VerbatimText EntryWithoutPath = new("an entry has no path");
    public static readonly VerbatimText JournalListsItself = new("it lists its own files");

    // PEX2009.
    public static VerbatimText NotAnObject(string list) => VerbatimText.Format("an item of '{0}' is not an object", list);

    public static VerbatimText PathNotAString(string list) => VerbatimText.Format("a path in '{0}' is not a string", list);

    public static VerbatimText PathOutsideOrTwice(string path) => VerbatimText.Format("the path '{0}' leads out of the folder, or is listed twice", path);

    public static VerbatimText KeyMissing(string key) => VerbatimText.Format("'{0}' is missing", key);

    // PEX0003.
    public static VerbatimText TooLarge(string path) => VerbatimText.Format("'{0}' is larger than any file that PexBuild writes.", path);

    public static VerbatimText AlwaysBusy(string path) => VerbatimText.Format("other processes keep writing to '{0}'", path);

    public static VerbatimText CannotBeLocked(string path) => VerbatimText.Format("'{0}' is not a file that can be locked.", path);
}
