using McMaster.Extensions.CommandLineUtils;
using PexBuild.Diagnostics;

namespace PexBuild.Tool.CommandLine;

/// <summary>One verb of the command line: its arguments and options, declared when it is made, and what it does.</summary>
/// <remarks>Options are untyped strings and checked here: typed ones and validators cost start-up time and work by reflection.</remarks>
internal abstract class Verb
{
    protected Verb(CommandLineApplication command) => Command = command;

    /// <summary>The status if the verb fails.</summary>
    public virtual int FailedStatus => ExitStatus.Failed;

    protected CommandLineApplication Command { get; }

    /// <returns>The exit status.</returns>
    public abstract int Execute(VerbContext context);

    protected static PexException Wrong(VerbatimText problem) => Usage.Error(problem);

    protected CommandArgument Argument(string name, string description) => Command.Argument(name, description);

    /// <summary>The last argument, which may be there several times or not at all.</summary>
    protected CommandArgument Arguments(string name, string description) => Command.Argument(name, description, multipleValues: true);

    protected CommandOption Switch(string template, string description) => Command.Option(template, description, CommandOptionType.NoValue);

    protected CommandOption Option(string template, string description) => Command.Option(template, description, CommandOptionType.SingleValue);

    /// <summary>The value of an argument that must be there.</summary>
    protected string Required(CommandArgument argument) =>
        argument.Value is { Length: > 0 } value ? value : throw Wrong(UsageReasons.NeedsArgument(Command.Name!, argument.Name!, argument.Description));

    /// <summary>The value of an option; null if it was not given.</summary>
    protected static string? NotEmpty(CommandOption option) =>
        !option.HasValue() ? null : option.Value() is { Length: > 0 } value ? value : throw Wrong(UsageReasons.NeedsValue("--" + option.LongName));
}

/// <summary>What a verb gets besides its own arguments and options.</summary>
internal sealed record VerbContext(ToolConsole Console, IReadOnlyList<string> ProgramArguments, CancellationToken Cancellation);

/// <summary>A verb as the list of verbs shows it. It is only made when it is the one that was asked for.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Summary">One line for the list.</param>
/// <param name="Create">Makes the verb on its command.</param>
/// <param name="HasProgramArguments">Whether all that follows its argument is for a program that it starts.</param>
internal sealed record VerbDefinition(string Name, string Summary, Func<CommandLineApplication, Verb> Create, bool HasProgramArguments = false);
