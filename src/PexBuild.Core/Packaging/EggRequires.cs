using System.Text;

namespace PexBuild.Packaging;

/// <summary>
/// Reads the requirements of an egg or <c>*.egg-info</c> from <c>requires.txt</c> or <c>depends.txt</c>: one requirement per line, with conditional
/// ones in sections <c>[extra:marker]</c>.
/// </summary>
internal static class EggRequires
{
    /// <summary>Returns the requirements in the form of <c>Requires-Dist</c> in METADATA.</summary>
    public static IReadOnlyList<string> Parse(byte[] content)
    {
        var requirements = new List<string>();
        var condition = "";
        foreach (var line in Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Split('\n').Select(line => line.Trim()))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[' && line[line.Length - 1] == ']')
                condition = Condition(line.Substring(1, line.Length - 2));
            else
                requirements.Add(condition.Length == 0 ? line : line + " ; " + condition);
        }

        return requirements;
    }

    private static string Condition(string section)
    {
        var colon = section.IndexOf(':');
        var extra = (colon < 0 ? section : section.Substring(0, colon)).Trim();
        var marker = colon < 0 ? "" : section.Substring(colon + 1).Trim();
        if (extra.Length == 0)
            return marker;
        var asked = "extra == \"" + extra + "\"";
        return marker.Length == 0 ? asked : "(" + marker + ") and " + asked;
    }
}
