using McMaster.Extensions.CommandLineUtils;

namespace PexBuild.Tool.CommandLine;

/// <summary>For a verb that starts a program: separates the words after its argument, which belong to the program and must not be parsed.</summary>
internal static class ProgramSplit
{
    /// <summary>
    /// Splits after the first word after <paramref name="verb"/> that is neither an option nor an option's value. A <c>--</c> right after it is dropped:
    /// both forms mean the same.
    /// </summary>
    public static (IReadOnlyList<string> Ours, IReadOnlyList<string> Programs) Behind(IReadOnlyList<string> words, string verb, CommandLineApplication command)
    {
        var i = words.ToList().FindIndex(word => word.Equals(verb, StringComparison.OrdinalIgnoreCase)) + 1;
        while (i < words.Count && words[i].Length > 1 && words[i][0] == '-')
        {
            if (words[i] == "--")
            {
                i++;
                break;
            }

            i += TakesNextWord(words[i], command) ? 2 : 1;
        }

        // i is now at the argument; if it is missing, all words belong to the tool and the verb reports the error.
        var end = Math.Min(i + 1, words.Count);
        var rest = end < words.Count && words[end] == "--" ? end + 1 : end;
        return (words.Take(end).ToArray(), words.Skip(rest).ToArray());
    }

    private static bool TakesNextWord(string word, CommandLineApplication command)
    {
        if (word.AsSpan().IndexOfAny('=', ':') >= 0)
            return false;
        var option = word.StartsWith("--", StringComparison.Ordinal)
            ? command.GetOptions().FirstOrDefault(o => o.LongName == word[2..])
            : command.GetOptions().FirstOrDefault(o => word.Length == 2 && o.ShortName == word[1..]);
        return option?.OptionType is CommandOptionType.SingleValue or CommandOptionType.MultipleValue;
    }
}
