using System.Text;
using PexBuild.Diagnostics;

namespace PexBuild.Running;

/// <summary>Splits a string into program arguments, for places that can hold only a string, such as an MSBuild property.</summary>
internal static class PexArguments
{
    /// <summary>
    /// Splits <paramref name="commandLine"/> into words as a POSIX shell does (XCU 2.2 Quoting): blanks separate, <c>'…'</c> keeps everything,
    /// <c>"…"</c> keeps everything but <c>\</c> before <c>$ ` " \</c> and a line end, a backslash keeps the next character, backslash and line end vanish.
    /// Nothing is expanded: <c>$HOME</c>, <c>*</c>, <c>#</c>, <c>|</c> are ordinary text.
    /// </summary>
    /// <param name="commandLine">The text; null or empty gives no words.</param>
    /// <param name="origin">The source of the text for the error, such as a property name.</param>
    /// <exception cref="PexException">PEX0005: a quotation mark is not closed.</exception>
    public static IReadOnlyList<string> Split(string? commandLine, string origin = "arguments")
    {
        var words = new List<string>();
        if (commandLine is null)
            return words;
        var word = new StringBuilder();
        var begun = false; // '' and "" are words, though empty
        for (var i = 0; i < commandLine.Length; i++)
        {
            var c = commandLine[i];
            switch (c)
            {
                case ' ' or '\t' or '\n':
                    if (begun)
                        words.Add(word.ToString());
                    word.Clear();
                    begun = false;
                    break;
                case '\'':
                    begun = true;
                    var end = commandLine.IndexOf('\'', i + 1);
                    if (end < 0)
                        throw Unbalanced(commandLine, c, i, origin);
                    word.Append(commandLine, i + 1, end - i - 1);
                    i = end;
                    break;
                case '"':
                    begun = true;
                    i = AppendDoubleQuoted(commandLine, i, word, origin);
                    break;
                case '\\' when i + 1 < commandLine.Length:
                    i++;
                    if (commandLine[i] == '\n')
                        break;
                    begun = true;
                    word.Append(commandLine[i]);
                    break;
                default:
                    begun = true;
                    word.Append(c);
                    break;
            }
        }

        if (begun)
            words.Add(word.ToString());
        return words;
    }

    /// <summary>Appends the text between the quotation mark at <paramref name="start"/> and the closing one, and returns the index of the latter.</summary>
    private static int AppendDoubleQuoted(string text, int start, StringBuilder word, string origin)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '"')
                return i;
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '$' or '`' or '"' or '\\' or '\n')
            {
                i++;
                if (text[i] == '\n')
                    continue;
            }

            word.Append(text[i]);
        }

        throw Unbalanced(text, '"', start, origin);
    }

    private static PexException Unbalanced(string text, char quote, int position, string origin) =>
        PexErrors.UnbalancedQuote.Error(origin, quote, position + 1, text);
}
