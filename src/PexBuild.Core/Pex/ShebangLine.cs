using System.Text.RegularExpressions;

namespace PexBuild.Pex;

/// <summary>Reads from a <c>#!</c> line which Python a PEX was built for.</summary>
internal static class ShebangLine
{
    private static readonly Regex s_plainPython =
        new(@"^#! ?(?:/usr/bin/env +|/[A-Za-z0-9_./+-]*/)(?<name>(?:python|pypy)[0-9.]*)$", RegexOptions.CultureInvariant);

    /// <summary>Returns the interpreter's name (<c>python3.11</c>), if the line names a Python and nothing else.</summary>
    public static string? PythonName(string? line) =>
        line is not null && s_plainPython.Match(line.TrimEnd()) is { Success: true } match ? match.Groups["name"].Value.TrimEnd('.') : null;
}
