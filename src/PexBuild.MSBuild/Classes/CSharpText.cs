using System.Globalization;
using System.Text;

namespace PexBuild.MSBuild;

/// <summary>Foreign text as C#: what is not printable ASCII is spelt out, so that no name can end a literal or a comment, or show as something else.</summary>
internal static class CSharpText
{
    public static string Literal(string text) => "\"" + Spell(text, c => c is '"' or '\\' ? "\\" + c : null) + "\"";

    /// <summary>Text inside a documentation comment.</summary>
    public static string Comment(string text) => Spell(text, c => c switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", _ => null });

    /// <summary>Whether a text is one identifier of C#.</summary>
    public static bool IsIdentifier(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_') && text.All(IsPart);

    /// <summary>An identifier where it is written: behind <c>@</c> if it could be a keyword, all of which are of small letters.</summary>
    public static string Identifier(string name) => name.All(c => c is >= 'a' and <= 'z') ? "@" + name : name;

    /// <summary>The words of a file's name, each with a capital: <c>MyTool10</c> of <c>my tool-1.0</c>.</summary>
    public static string PascalCase(string text)
    {
        var name = new StringBuilder();
        var isStart = true;
        foreach (var c in text)
        {
            if (IsPart(c) && c != '_')
                name.Append(isStart ? char.ToUpperInvariant(c) : c);
            isStart = !IsPart(c) || c == '_';
        }

        return name.Length == 0 ? "Pex" : IsIdentifier(name.ToString()) ? name.ToString() : "Pex" + name;
    }

    // Letters of all scripts with their marks, and the digits that everybody can tell apart. Half a surrogate pair is no letter: C# has no such identifiers.
    // Nothing is normalised: machines without ICU cannot, and the name has to be the same everywhere.
    private static bool IsPart(char c) =>
        char.IsLetter(c) || c is >= '0' and <= '9' or '_' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Spell(string text, Func<char, string?> special)
    {
        var spelt = new StringBuilder(text.Length);
        foreach (var c in text)
            spelt.Append(special(c) ?? (c is >= ' ' and <= '~' ? c.ToString() : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)));
        return spelt.ToString();
    }
}
