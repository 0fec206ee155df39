using System.Text;
using McMaster.Extensions.CommandLineUtils;

namespace PexBuild.Tool.CommandLine;

/// <summary>The help of a command: what it does, its syntax, and what each part means.</summary>
internal static class HelpText
{
    private const int Width = 100;

    public static string Format(CommandLineApplication command, bool takesProgramArguments)
    {
        var text = new StringBuilder();
        text.Append(char.ToUpperInvariant(command.Description[0])).Append(command.Description, 1, command.Description.Length - 1).Append(".\n\nUsage: ")
            .Append(UsageLine(command, takesProgramArguments)).Append('\n');
        var rows = new (string Title, List<(string Name, string Meaning)> Rows)[]
        {
            ("Arguments", command.Arguments.Select(a => (a.Name, a.Description)).ToList()),
            ("Verbs", command.Commands.Select(c => (c.Name, c.Description)).ToList()),
            ("Options", command.GetOptions().Select(o => (Show(o), o.Description)).ToList()),
        };
        var indent = 4 + rows.SelectMany(section => section.Rows).Max(row => row.Name.Length);
        foreach (var section in rows.Where(section => section.Rows.Count > 0))
        {
            text.Append('\n').Append(section.Title).Append(":\n");
            foreach (var (name, meaning) in section.Rows)
                AppendWrapped(text.Append(("  " + name).PadRight(indent)), meaning, indent);
        }

        if (command.ExtendedHelpText is { Length: > 0 } more)
            text.Append('\n').Append(more.Trim()).Append('\n');
        return text.ToString();
    }

    private static string UsageLine(CommandLineApplication command, bool takesProgramArguments) =>
        command.Parent is null
            ? command.Name + " VERB [OPTIONS] [ARGUMENTS]"
            : $"{command.Parent.Name} {command.Name} [OPTIONS]{string.Concat(command.Arguments.Select(a => " " + a.Name + (a.MultipleValues ? "…" : "")))}"
                + (takesProgramArguments ? " [ARGS…]" : "");

    private static string Show(CommandOption option) =>
        (option.ShortName is { Length: > 0 } name ? $"-{name}, " : "    ")
            + "--" + option.LongName
            + (option.ValueName is { Length: > 0 } value ? " " + value : "");

    private static void AppendWrapped(StringBuilder text, string words, int indent)
    {
        var column = indent;
        foreach (var word in words.Split(' '))
        {
            if (column > indent && column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(' ', indent);
                column = indent;
            }
            else if (column > indent)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        text.Append('\n');
    }
}
