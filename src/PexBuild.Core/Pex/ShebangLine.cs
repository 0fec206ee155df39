using System.Text.RegularExpressions;

namespace PexBuild.Pex;

/// <summary>What a <c>#!</c> line says about the Python that a PEX was made for.</summary>
internal static class ShebangLine
{
    private static readonly Regex s_plainPython =
        new(@"^#! ?(?:/usr/bin/env +|/[A-Za-z0-9_./+-]*/)(?<name>(?:python|pypy)[0-9.]*)$", RegexOptions.CultureInvariant);

    /// <summary>The interpreter's name (<c>python3.11</c>), if the line names a Python and nothing else.</summary>
    public static string? PythonName(string? line) =>
        line is not null && s_plainPython.Match(line.TrimEnd()) is { Success: true } match ? match.Groups["name"].Value.TrimEnd('.') : null;
}
