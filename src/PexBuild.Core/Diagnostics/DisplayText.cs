using System.Globalization;
using System.Text;

namespace PexBuild.Diagnostics;

/// <summary>Makes text out of archives and command lines safe to show on a terminal and in a log: one line, no control or bidirectional characters.</summary>
public static class DisplayText
{
    /// <summary>How many characters of a foreign name are shown.</summary>
    public const int DefaultLength = 80;

    /// <summary>Escapes what a terminal would act on as <c>\u001b</c> and cuts to <paramref name="length"/> characters.</summary>
    public static string Escape(string text, int length = DefaultLength)
    {
        var shown = new StringBuilder(Math.Min(text.Length, length) + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (shown.Length >= length)
                return shown.Append('…').ToString();
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                shown.Append(text, i++, 2);
            else if (IsUnsafe(text[i]))
                shown.Append("\\u").Append(((int)text[i]).ToString("x4", CultureInfo.InvariantCulture));
            else
                shown.Append(text[i]);
        }

        return shown.ToString();
    }

    private static bool IsUnsafe(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse;
}
