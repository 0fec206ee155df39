using McMaster.Extensions.CommandLineUtils;
using PexBuild.Diagnostics;

namespace PexBuild.Tool.CommandLine;

/// <summary>A verb of the command line: its arguments and options, declared in the constructor, and its action.</summary>
/// <remarks>Options are untyped strings and checked here: typed options and validators cost start-up time and use reflection.</remarks>
internal abstract class Verb
{
    protected Verb(CommandLineApplication command) => Command = command;

    /// <summary>The exit status if the verb fails.</summary>
    public virtual int FailedStatus => ExitStatus.Failed;

    protected CommandLineApplication Command { get; }

    /// <returns>The exit status.</returns>
    public abstract int Execute(VerbContext context);

    protected static PexException Wrong(VerbatimText problem) => Usage.Error(problem);

    protected CommandArgument Argument(string name, string description) => Command.Argument(name, description);

    /// <summary>Declares the last argument, which may occur any number of times.</summary>
    protected CommandArgument Arguments(string name, string description) => Command.Argument(name, description, multipleValues: true);

    protected CommandOption Switch(string template, string description) => Command.Option(template, description, CommandOptionType.NoValue);

    protected CommandOption Option(string template, string description) => Command.Option(template, description, CommandOptionType.SingleValue);

    /// <summary>The value of a required argument.</summary>
    protected string Required(CommandArgument argument) =>
        argument.Value is { Length: > 0 } value ? value : throw Wrong(UsageReasons.NeedsArgument(Command.Name!, argument.Name!, argument.Description));

    /// <summary>The value of an option; null if it was not given.</summary>
    protected static string? NotEmpty(CommandOption option) =>
        !option.HasValue() ? null : option.Value() is { Length: > 0 } value ? value : throw Wrong(UsageReasons.NeedsValue("--" + option.LongName));
}

/// <summary>The inputs of a verb besides its arguments and options.</summary>
internal sealed record VerbContext(ToolConsole Console, IReadOnlyList<string> ProgramArguments, CancellationToken Cancellation);

/// <summary>A verb as listed in the help. The verb itself is created only if the command line selects it.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Summary">The one-line summary for the list.</param>
/// <param name="Create">Creates the verb for its command.</param>
/// <param name="HasProgramArguments">Whether everything after its argument goes to the program that it starts.</param>
internal sealed record VerbDefinition(string Name, string Summary, Func<CommandLineApplication, Verb> Create, bool HasProgramArguments = false);
