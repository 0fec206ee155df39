using System.Text.RegularExpressions;

namespace PexBuild.Fidelity.Checks;

/// <summary>
/// A difference between a PEX and its folder that is there on purpose. It counts only where exactly this difference is seen, on a PEX that
/// it is about. <see cref="DeliberateDifferences"/> is the one place where such differences are named.
/// </summary>
/// <param name="Name">Short, for the table's notes.</param>
/// <param name="Reason">Why the folder does not do as the original does.</param>
/// <param name="What">A pattern for all of <see cref="Difference.What"/>.</param>
/// <param name="Original">A pattern for all of what the original shows.</param>
/// <param name="Folder">A replacement, by that pattern's groups, which gives what the folder shows; or a pattern, after <c>~</c>.</param>
/// <param name="IsAbout">The PEX files that it is about.</param>
internal sealed record DeliberateDifference(string Name, string Reason, string What, string Original, string Folder, Func<Trial, bool> IsAbout)
{
    public bool Fits(Trial trial, Difference difference)
    {
        if (!IsAbout(trial) || !IsAll(What, difference.What) || !IsAll(Original, difference.Original))
            return false;
        return Folder.StartsWith('~')
            ? IsAll(Folder[1..], difference.Folder)
            : Regex.Replace(difference.Original, Whole(Original), Folder, RegexOptions.Singleline) == difference.Folder;
    }

    private static bool IsAll(string pattern, string text) => Regex.IsMatch(text, Whole(pattern), RegexOptions.Singleline);

    private static string Whole(string pattern) => $@"\A(?:{pattern})\z";
}
