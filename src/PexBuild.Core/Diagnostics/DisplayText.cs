using System.Globalization;
using System.Text;

namespace PexBuild.Diagnostics;

/// <summary>Makes text from archives and command lines safe for terminals and logs: one line, no control or bidirectional characters.</summary>
public static class DisplayText
{
    /// <summary>The maximum number of characters shown of an untrusted name.</summary>
    public const int DefaultLength = 80;

    /// <summary>Escapes terminal control characters as <c>\u001b</c> and truncates to <paramref name="length"/> characters.</summary>
    /// <param name="text">Text that may be untrusted.</param>
    /// <param name="length">The maximum number of characters; <see cref="int.MaxValue"/> for no limit.</param>
    public static string Escape(string text, int length = DefaultLength)
    {
        var shown = new StringBuilder(Math.Min(text.Length, length) + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (shown.Length >= length)
                return shown.Append('…').ToString();
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!IsUnsafe(CharUnicodeInfo.GetUnicodeCategory(text, i)))
                shown.Append(text, i, isPair ? 2 : 1);
            else if (isPair)
                shown.Append("\\U").Append(char.ConvertToUtf32(text, i).ToString("x8", CultureInfo.InvariantCulture));
            else
                shown.Append("\\u").Append(((int)text[i]).ToString("x4", CultureInfo.InvariantCulture));
            i += isPair ? 1 : 0;
        }

        return shown.ToString();
    }

    private static bool IsUnsafe(UnicodeCategory category) => category is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse;
}
