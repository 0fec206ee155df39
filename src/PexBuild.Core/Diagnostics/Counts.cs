namespace PexBuild.Diagnostics;

/// <summary>The number of files in addition to the one that a message names.</summary>
internal static class Counts
{
    private static readonly VerbatimText s_nothing = new("");

    /// <summary>PEX1204, PEX1207.</summary>
    public static VerbatimText FirstOf(int all) => all == 1 ? s_nothing : VerbatimText.Format(" (the first of {0})", all);

    /// <summary>PEX1405, PEX2065.</summary>
    public static VerbatimText AndMore(int others) => others == 0 ? s_nothing : VerbatimText.Format(" (and {0} more)", others);
}
