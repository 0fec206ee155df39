using System.Globalization;
using System.Text;

namespace PexBuild.MSBuild.Classes;

/// <summary>
/// Writes arbitrary text as C#. Everything but printable ASCII is escaped, so that no text can end a literal or a comment, or be displayed as
/// something else.
/// </summary>
internal static class CSharpText
{
    public static string Literal(string text) => "\"" + Escape(text, c => c is '"' or '\\' ? "\\" + c : null) + "\"";

    /// <summary>Escapes text for a documentation comment.</summary>
    public static string Comment(string text) => Escape(text, c => c switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", _ => null });

    /// <summary>Whether a text is a C# identifier.</summary>
    public static bool IsIdentifier(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_') && text.All(IsPart);

    /// <summary>Writes an identifier, with <c>@</c> if it could be a keyword: all keywords consist of lower-case letters.</summary>
    public static string Identifier(string name) => name.All(c => c is >= 'a' and <= 'z') ? "@" + name : name;

    /// <summary>Makes an identifier out of a file name: <c>MyTool10</c> for <c>my tool-1.0</c>.</summary>
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

    // Letters of all scripts with their combining marks, and the ASCII digits. Surrogates are excluded, since C# does not allow them in identifiers.
    // Nothing is normalised: that needs ICU, and the name has to be the same on every machine.
    private static bool IsPart(char c) =>
        char.IsLetter(c) || c is >= '0' and <= '9' or '_'
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Escape(string text, Func<char, string?> special)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
            escaped.Append(special(c) ?? (c is >= ' ' and <= '~' ? c.ToString() : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)));
        return escaped.ToString();
    }
}
