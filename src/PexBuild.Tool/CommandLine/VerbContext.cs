namespace PexBuild.Tool.CommandLine;

/// <summary>What a verb gets besides its own arguments and options.</summary>
internal sealed record VerbContext(ToolConsole Console, IReadOnlyList<string> ProgramArguments, CancellationToken Cancellation);
