namespace PexBuild.Diagnostics;

/// <summary>What happened to an edited file: the reasons of PEX2005, PEX2006, PEX2024, PEX2025 and PEX2043.</summary>
internal static class EditReasons
{
    // PEX2005, PEX2006: the file …
    public static readonly VerbatimText Edited = new("was edited");
    public static readonly VerbatimText Deleted = new("was deleted");
    public static readonly VerbatimText ModeChanged = new("was given another mode");
    public static readonly VerbatimText Added = new("was added");

    // PEX2024.
    public static readonly VerbatimText EmptyPath = new("An empty path");

    // PEX2025: the file is …
    public static readonly VerbatimText NowALink = new("now a link");
    public static readonly VerbatimText LargerThanPatches = new("larger than patches may be (patch-bytes in PEXBUILD_LIMITS)");
    public static readonly VerbatimText NameNotUtf8 = new("a file whose name is not UTF-8");
}

/// <summary>How an edit conflicts with a new PEX, and how the file was left: PEX2043.</summary>
internal sealed class MergeReason
{
    public static readonly MergeReason DeletedAndChanged = new(
        new("was deleted here and changed in the new PEX"),
        new("The new version was put back: delete it again, or keep it."));

    public static readonly MergeReason EditedAndRemoved = new(
        new("was edited here and is not in the new PEX"),
        new("Your file was left in place: delete it if nothing needs it."));

    private MergeReason(VerbatimText problem, VerbatimText remedy)
    {
        Problem = problem;
        Remedy = remedy;
    }

    public VerbatimText Problem { get; }

    public VerbatimText Remedy { get; }

    /// <param name="edit">Whether the file was edited or added: <see cref="EditReasons"/>.</param>
    /// <param name="places">The number of places in which the two versions differ.</param>
    public static MergeReason Conflict(VerbatimText edit, int places) => new(
        VerbatimText.Format(places == 1 ? "{0} here and conflicts with the new PEX in one place" : "{0} here and conflicts with the new PEX in {1} places",
            edit, places),
        new("Both versions are in the file, between the marks <<<<<<< and >>>>>>>: choose one, and remove the marks."));

    /// <param name="incoming">The path of the new version.</param>
    public static MergeReason NotText(string incoming) => new(
        new("was changed here and in the new PEX, and is not text that can be merged"),
        VerbatimText.Format("Your file was left in place; the new version is {0}.", incoming));
}
