namespace PexBuild.Diagnostics;

/// <summary>Why entries of a PEX are invalid: the reasons of PEX1202 to PEX1211.</summary>
internal static class EntryReasons
{
    // PEX1202: what a name contains.
    public static readonly VerbatimText Backslash = new("a backslash");
    public static readonly VerbatimText ControlCharacter = new("a control character");

    // PEX1203: the path …
    public static readonly VerbatimText IsEmpty = new("is empty");
    public static readonly VerbatimText IsAbsolute = new("is absolute");
    public static readonly VerbatimText NamesDrive = new("names a drive");
    public static readonly VerbatimText HasEmptyPart = new("has an empty part");
    public static readonly VerbatimText HasDotsOnly = new("has a part that consists only of dots and blanks");

    // PEX1209.
    public static readonly VerbatimText FolderWithFileMode = new("its name is that of a folder, its mode that of a file");
    public static readonly VerbatimText FileWithFolderMode = new("its name is that of a file, its mode that of a folder");
    public static readonly VerbatimText FolderWithData = new("it is a folder, but has data");

    // PEX1210: the target of a symbolic link, if unknown.
    public static readonly VerbatimText UnknownTarget = new("a place that .NET Framework cannot tell");

    // PEX1211: a link that …
    public static readonly VerbatimText LeadsNowhere = new("points to nothing");
    public static readonly VerbatimText LeadsInCircle = new("is part of a cycle");
    public static readonly VerbatimText LeadsToParent = new("points to a folder that contains it");
}
