using System.Text.RegularExpressions;

namespace PexBuild.Fidelity.Checks;

/// <summary>
/// A deliberate difference between a PEX and its folder. It applies only if exactly this difference occurs, on a PEX that
/// it is about. <see cref="DeliberateDifferences"/> lists all such differences.
/// </summary>
/// <param name="Name">A short name for the table's notes.</param>
/// <param name="Reason">Why the folder differs from the original.</param>
/// <param name="What">A pattern that matches the whole of <see cref="Difference.What"/>.</param>
/// <param name="Original">A pattern that matches everything the original shows.</param>
/// <param name="Folder">A replacement, using that pattern's groups, that gives what the folder shows; or a pattern after <c>~</c>.</param>
/// <param name="IsAbout">The PEX files to which it applies.</param>
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
