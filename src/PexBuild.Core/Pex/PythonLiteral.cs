using System.Globalization;
using System.Text;

namespace PexBuild.Pex;

/// <summary>Writes values as Python source, in ASCII, so that text can only ever be the content of a literal.</summary>
internal static class PythonLiteral
{
    public static string Tuple(IReadOnlyList<string> items) =>
        "(" + string.Join(", ", items.Select(Text)) + (items.Count == 1 ? ",)" : ")");

    private static string Text(string text)
    {
        var literal = new StringBuilder("'");
        foreach (var c in text)
        {
            if (c is >= ' ' and <= '~' and not ('\'' or '\\'))
                literal.Append(c);
            else
                literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        // Without the prefix, Python 2 would not recognize the escapes.
        return (literal.Length == text.Length + 1 ? "" : "u") + literal.Append('\'');
    }
}
