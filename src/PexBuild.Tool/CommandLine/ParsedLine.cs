using McMaster.Extensions.CommandLineUtils;
using PexBuild.Diagnostics;

namespace PexBuild.Tool.CommandLine;

/// <summary>A parsed command line.</summary>
internal sealed class ParsedLine
{
    private const string VerbosityNames = "quiet, minimal, normal, detailed or diagnostic";

    private readonly CommandOption _help;
    private readonly CommandOption _version;
    private readonly CommandOption _verbosity;

    private ParsedLine(CommandLineApplication root)
    {
        Command = root;
        _version = root.Option("--version", "show the version", CommandOptionType.NoValue);
        // Not McMaster's own help option: it shows the help during parsing, in a pager.
        _help = root.Option("-h|-?|--help", "show this help", CommandOptionType.NoValue, inherited: true);
        _verbosity = root.Option("--verbosity <LEVEL>", VerbosityNames, CommandOptionType.SingleValue, inherited: true);
    }

    /// <summary>The command of the verb, or the root command.</summary>
    public CommandLineApplication Command { get; private set; }

    /// <summary>The verb; null if none was given.</summary>
    public Verb? Verb { get; private set; }

    /// <summary>The arguments for the program to start.</summary>
    public IReadOnlyList<string> ProgramArguments { get; private set; } = [];

    /// <summary>Whether the verb starts a program, which receives everything after the verb's argument.</summary>
    public bool TakesProgramArguments { get; private set; }

    public bool WantsHelp => _help.HasValue();

    public bool WantsVersion => _version.HasValue();

    public Verbosity Verbosity => _verbosity.Value() switch
    {
        null or "n" or "normal" => Verbosity.Normal,
        "q" or "quiet" => Verbosity.Quiet,
        "m" or "minimal" => Verbosity.Minimal,
        "d" or "detailed" => Verbosity.Detailed,
        "diag" or "diagnostic" => Verbosity.Diagnostic,
        var other => throw Usage.Error(UsageReasons.NotOneOf("--verbosity", VerbosityNames, other)),
    };

    /// <exception cref="CommandParsingException">The command line has an option, value or argument that the verb does not accept.</exception>
    /// <exception cref="Diagnostics.PexException">PEX0001: the same error, detected by this method.</exception>
    public static ParsedLine Parse(IReadOnlyList<string> arguments, IReadOnlyList<VerbDefinition> verbs)
    {
        var root = new CommandLineApplication(new SilentConsole())
        {
            Name = "dotnet pex",
            Description = "unpack PEX files (Python programs in one file) into folders that run and can be edited",
            OptionsComparison = StringComparison.Ordinal,
            ClusterOptions = true,
        };
        var line = new ParsedLine(root);
        var named = arguments.Select(argument => verbs.FirstOrDefault(v => v.Name.Equals(argument, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(v => v is not null);
        foreach (var verb in verbs)
        {
            root.Command(verb.Name, command =>
            {
                command.Description = verb.Summary;
                command.OptionsComparison = StringComparison.Ordinal;
                command.AllowArgumentSeparator = true;
                if (verb == named)
                    line.Verb = verb.Create(command);
            });
        }

        if (named is { HasProgramArguments: true })
        {
            line.TakesProgramArguments = true;
            (arguments, line.ProgramArguments) = ProgramSplit.Behind(arguments, named.Name, root.Commands.First(c => c.Name == named.Name));
        }

        line.Command = root.Parse([.. arguments]).SelectedCommand;
        if (line.Command == root)
            line.Verb = null;
        AddAfterSeparator(line.Command);
        return line;
    }

    /// <summary>Treats everything after <c>--</c> as arguments, even if it looks like an option.</summary>
    private static void AddAfterSeparator(CommandLineApplication command)
    {
        var free = new Queue<CommandArgument>(command.Arguments.Where(a => a.MultipleValues || a.Values.Count == 0));
        foreach (var value in command.RemainingArguments)
        {
            if (!free.TryPeek(out var argument))
                throw Usage.Error(UsageReasons.NotRecognized(value));
            argument.Values.Add(value);
            if (!argument.MultipleValues)
                free.Dequeue();
        }
    }
}
