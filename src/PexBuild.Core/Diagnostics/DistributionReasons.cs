namespace PexBuild.Diagnostics;

/// <summary>Why a wheel cannot be installed (PEX1304) and why a requirement, a version or a constraint cannot be read (PEX1330, PEX1331).</summary>
internal static class DistributionReasons
{
    // What the parser of requirements and environment markers expected.
    public static readonly VerbatimText ProjectName = new("a project name");
    public static readonly VerbatimText ExtraName = new("the name of an extra");
    public static readonly VerbatimText VersionSpecifier = new("a version specifier");
    public static readonly VerbatimText Url = new("a URL");
    public static readonly VerbatimText End = new("the end");
    public static readonly VerbatimText AndOrEnd = new("'and', 'or' or the end");
    public static readonly VerbatimText FewerParentheses = new("a marker with fewer parentheses");
    public static readonly VerbatimText Comparison = new("a comparison");
    public static readonly VerbatimText ClosingQuote = new("a closing quote");
    public static readonly VerbatimText VariableOrText = new("a marker variable or a quoted text");
    public static readonly VerbatimText In = new("'in'");
    public static readonly VerbatimText ClosingParenthesis = new("')'");
    public static readonly VerbatimText ClosingBracket = new("']'");

    public static VerbatimText Expected(VerbatimText what, string text, int position) =>
        VerbatimText.Format("'{0}': expected {1} at character {2}", text, what, position + 1);

    public static VerbatimText NotAVersion(string text) => VerbatimText.Format("'{0}' is not a version (PEP 440)", text);

    public static VerbatimText NotASpecifier(string text) => VerbatimText.Format("'{0}' is not a version specifier (PEP 440)", text);

    public static VerbatimText NotAConstraint(string text) => VerbatimText.Format("'{0}' is not an interpreter constraint", text);

    public static VerbatimText NotAString(object entry) => VerbatimText.Format("'{0}' is not a string", entry);

    /// <summary>The message of a parser: one of the texts above.</summary>
    public static VerbatimText Because(FormatException problem) => new(problem.Message);

    // PEX1304.
    public static VerbatimText TwoFilesAt(string path) => VerbatimText.Format("two of its files would be installed as {0}", path);

    public static VerbatimText NotAProjectName(string name) => VerbatimText.Format("'{0}' is not a valid project name", name);

    public static VerbatimText UnknownScheme(string path) => VerbatimText.Format("{0} has no install location in the wheel specification", path);
}
