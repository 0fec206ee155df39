namespace PexBuild.Diagnostics;

/// <summary>Why a patch cannot be read or applied: the reasons of PEX1509 and PEX2030 to PEX2034.</summary>
internal static class PatchReasons
{
    // PEX1509: the object whose size is reported.
    public static readonly VerbatimText FileHas = new("The file has");
    public static readonly VerbatimText PatchHas = new("The patch has");
    public static readonly VerbatimText PatchHasAtLeast = new("The patch has at least");
    public static readonly VerbatimText BinaryContentHas = new("The binary content of the patch has");
    public static readonly VerbatimText PatchedFilesHave = new("The patched files have");

    // PEX2030.
    public static readonly VerbatimText Utf16 =
        new("the patch is in UTF-16, as Windows PowerShell writes redirected output; write it with an option of the program, such as --output");
    public static readonly VerbatimText CarriageReturns =
        new("the lines of the patch end with a carriage return, so it cannot tell how the lines of the files end; make it again without that conversion");
    public static readonly VerbatimText NoChanges = new("the patch changes no file");
    public static readonly VerbatimText HunkWithoutFile = new("the hunk belongs to no file");
    public static readonly VerbatimText HunkHeader = new("the first line of the hunk does not have the form '@@ -LINE,COUNT +LINE,COUNT @@'");
    public static readonly VerbatimText HunkTooLong = new("the hunk has more lines than its first line says");
    public static readonly VerbatimText HunkTooShort = new("the hunk has fewer lines than its first line says");
    public static readonly VerbatimText HunkOtherLines = new("the hunk does not have the lines that its first line says");
    public static readonly VerbatimText HunkChangesNothing = new("the hunk changes nothing");
    public static readonly VerbatimText LineFeedMissing = new("a line of the hunk other than the last ends without a line feed");
    public static readonly VerbatimText Contradiction = new("the header contradicts itself");
    public static readonly VerbatimText NoFileMode = new("the mode is not that of a file");
    public static readonly VerbatimText NameUnreadable = new("the file name cannot be read: it is not UTF-8, or its quoting is wrong");
    public static readonly VerbatimText NameAmbiguous = new("the file name cannot be told from the first line");
    public static readonly VerbatimText BothNamesNull = new("both file names are /dev/null");
    public static readonly VerbatimText CreatesAndDeletes = new("it creates and deletes the same file");
    public static readonly VerbatimText BinaryMissing = new("the binary content is missing");
    public static readonly VerbatimText BinaryDamaged = new("the binary content is damaged");
    public static readonly VerbatimText BinaryLength = new("the length of the binary content is not a number");
    public static readonly VerbatimText BinaryWithoutIndex = new("the binary content has no 'index' line, which identifies the file that it is for");

    // PEX2031: the line has …
    public static readonly VerbatimText SymbolicLink = new("a symbolic link");
    public static readonly VerbatimText Submodule = new("a submodule");
    public static readonly VerbatimText CopyInReverse = new("a copy in reverse");
    public static readonly VerbatimText BinaryWithoutContent = new("a binary file without its content ('git diff --binary' writes it)");
    public static readonly VerbatimText BinaryWithoutReverse = new("a binary file without the content for this direction ('git diff --binary' writes both)");

    // PEX2032.
    public static readonly VerbatimText FileNotEmpty = new("it adds lines to an empty file, but the file is not empty");
    public static readonly VerbatimText NoContext = new("it has no context lines, so its position is not certain; make the patch with context (-U3)");
    public static readonly VerbatimText HunksOverlap = new("the hunks overlap or are out of order");

    // PEX2033.
    public static readonly VerbatimText DoesNotExist = new("the patch changes it, but it does not exist");
    public static readonly VerbatimText ExistsAlready = new("the patch creates it, but it exists already");
    public static readonly VerbatimText HasMoreContent = new("the patch deletes it, but it has content that the patch does not remove");
    public static readonly VerbatimText AppliedAlready = new("the patch has been applied to it already");
    public static readonly VerbatimText OtherContent = new("its content is not what the patch was made for");

    // PEX2034: the path …
    public static readonly VerbatimText BelongsToGit = new("belongs to git, not to the program");
    public static readonly VerbatimText BelongsToPexBuild = new("is private to PexBuild");

    public static VerbatimText AmbiguousLines(int expected, int first, int second) =>
        VerbatimText.Format("its lines are not at line {0}, but both at line {1} and at line {2}, so its position is not certain", expected, first, second);

    public static VerbatimText FileEnds(int lines, string expected, int line) =>
        VerbatimText.Format("the file ends at line {0}, but the patch expects '{1}' at line {2}", lines, expected, line);

    public static VerbatimText FileGoesOn(int expected, int lines) =>
        VerbatimText.Format("the patch expects the file to end at line {0}, but it has {1} lines", expected, lines);

    public static VerbatimText LineFeedDiffers(int line, bool hasLineFeed) => VerbatimText.Format(
        hasLineFeed ? "line {0} ends with a line feed, but the patch expects none" : "line {0} ends without a line feed, but the patch expects one", line);

    public static VerbatimText LineEndDiffers(int line) =>
        VerbatimText.Format("line {0} differs from the patch only in its line ending (carriage returns) or in trailing blanks", line);

    public static VerbatimText LineDiffers(int line, string actual, string expected) =>
        VerbatimText.Format("line {0} is '{1}', but the patch expects '{2}'", line, actual, expected);

    public static VerbatimText OtherExists(string other) =>
        VerbatimText.Format("the patch changes it, but it does not exist; there is {0} instead, for which the patch has to be made again", other);

    public static VerbatimText TooFewFolders(int level) =>
        VerbatimText.Format("its name has fewer than the {0} leading folders that are to be stripped", level);

    public static VerbatimText Is(VerbatimText kind) => VerbatimText.Format("it is {0}", kind);
}
