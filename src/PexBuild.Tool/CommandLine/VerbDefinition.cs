using McMaster.Extensions.CommandLineUtils;

namespace PexBuild.Tool.CommandLine;

/// <summary>A verb as the list of verbs shows it. It is only made when it is the one that was asked for.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Summary">One line for the list.</param>
/// <param name="Create">Makes the verb on its command.</param>
/// <param name="HasProgramArguments">Whether all that follows its argument is for a program that it starts.</param>
internal sealed record VerbDefinition(string Name, string Summary, Func<CommandLineApplication, Verb> Create, bool HasProgramArguments = false);
