using System.Text.RegularExpressions;

namespace PexBuild.Pex;

/// <summary>Reads <c>__version__</c> from the <c>version.py</c> of a bundled pex.</summary>
internal static class VersionModule
{
    private static readonly Regex s_assignment =
        new("""^__version__ *= *(?<quote>["'])(?<version>[0-9A-Za-z.+!_-]{1,64})\k<quote>""", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    public static string? Find(string source) => s_assignment.Match(source) is { Success: true } match ? match.Groups["version"].Value : null;
}
