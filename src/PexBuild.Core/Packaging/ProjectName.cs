using System.Text;

namespace PexBuild.Packaging;

/// <summary>Names of projects, extras and entry point groups as PEP 503 and PEP 508 define them.</summary>
internal static class ProjectName
{
    /// <summary>
    /// The normalised form for comparing names (PEP 503): lower case, with each run of <c>-</c>, <c>_</c> and <c>.</c> replaced by one <c>-</c>.
    /// </summary>
    public static string Normalize(string name)
    {
        var normalized = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not ('-' or '_' or '.'))
                normalized.Append(char.ToLowerInvariant(c));
            else if (normalized.Length == 0 || normalized[normalized.Length - 1] != '-')
                normalized.Append('-');
        }

        return normalized.ToString();
    }

    /// <summary>Whether both names denote the same project.</summary>
    public static bool AreEqual(string left, string right) => string.Equals(Normalize(left), Normalize(right), StringComparison.Ordinal);

    /// <summary>
    /// Whether a name consists of ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c> and starts and ends with a letter or digit (PEP 508).
    /// </summary>
    public static bool IsValid(string name) =>
        name.Length > 0 && Ascii.IsLetterOrDigit(name[0]) && Ascii.IsLetterOrDigit(name[name.Length - 1]) && name.All(Ascii.IsNamePart);
}
