using System.Text;

namespace PexBuild.Running;

/// <summary>Joins arguments into a Windows command line that the C runtime splits into the same arguments.</summary>
/// <remarks>Only .NET Framework needs this class: .NET has <c>ProcessStartInfo.ArgumentList</c>.</remarks>
internal static class WindowsCommandLine
{
    private static readonly char[] s_needQuotes = [' ', '\t', '\n', '\v', '"'];

    public static string Join(IEnumerable<string> arguments)
    {
        var line = new StringBuilder();
        foreach (var argument in arguments)
        {
            if (line.Length > 0)
                line.Append(' ');
            if (argument.Length > 0 && argument.IndexOfAny(s_needQuotes) < 0)
                line.Append(argument);
            else
                AppendQuoted(line, argument);
        }

        return line.ToString();
    }

    /// <summary>Backslashes are literal unless a quotation mark follows them: then each must be doubled.</summary>
    private static void AppendQuoted(StringBuilder line, string argument)
    {
        line.Append('"');
        var backslashes = 0;
        foreach (var c in argument)
        {
            if (c == '"')
                line.Append('\\', backslashes + 1);
            backslashes = c == '\\' ? backslashes + 1 : 0;
            line.Append(c);
        }

        line.Append('\\', backslashes).Append('"');
    }
}
