using System.Globalization;

namespace PexBuild.Fuzz;

/// <summary>The command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        usage: fuzz [options]

        Changes sound input at random and gives it to what reads foreign bytes. Whatever comes of it, there may be no exception but those that are
        documented, no case that takes long, no memory that the input's size does not explain, nothing outside the target, and no success with content
        that is not what the input's checksums say. Exit status 0: nothing was found.

          --target NAME     container, model, patch, folder or text; may be given again (default: all, in turns)
          --minutes N       how long (default 1)
          --cases N         how many cases, instead of a time
          --seed N          the first case's number; a finding names its own, and 'fuzz --target NAME --seed N --cases 1' makes it again (default 1)
          --findings DIR    where the input of a finding is kept (default: 'findings' in the working directory)
        """;

    public List<string> Targets { get; } = [];

    public TimeSpan Duration { get; private set; } = TimeSpan.FromMinutes(1);

    public long? Cases { get; private set; }

    public int Seed { get; private set; } = 1;

    public string Findings { get; private set; } = "findings";

    /// <summary>Whether the arguments request help.</summary>
    public static bool AreForHelp(string[] args) => args is ["-h" or "--help" or "-?"];

    /// <summary>Reads the arguments, or throws <see cref="UsageException"/>.</summary>
    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length)
                throw new UsageException($"{args[i]} needs a value");
            var value = args[i + 1];
            switch (args[i])
            {
                case "--target":
                    options.Targets.Add(value);
                    break;
                case "--minutes":
                    options.Duration = TimeSpan.FromMinutes(Number(value));
                    break;
                case "--cases":
                    options.Cases = Number(value);
                    break;
                case "--seed":
                    options.Seed = Number(value);
                    break;
                case "--findings":
                    options.Findings = value;
                    break;
                default:
                    throw new UsageException($"unknown option {args[i]}");
            }
        }

        return options;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new UsageException($"{text} is no number");
}

/// <summary>The command line is invalid.</summary>
internal sealed class UsageException(string message) : Exception(message);
