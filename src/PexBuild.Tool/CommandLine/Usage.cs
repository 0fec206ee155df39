using McMaster.Extensions.CommandLineUtils;
using PexBuild.Diagnostics;

namespace PexBuild.Tool.CommandLine;

/// <summary>A command line that cannot be understood.</summary>
internal static class Usage
{
    /// <param name="problem">A sentence; what it quotes from the command line is escaped here, and not cut: it is the user's own.</param>
    public static PexException Error(string problem) => PexErrors.Usage.Error(PexTool.Name, new VerbatimText(DisplayText.Escape(problem, int.MaxValue)));

    /// <summary>What the parser found, with the nearest name that it knows.</summary>
    public static PexException Error(CommandParsingException found)
    {
        var problem = found.Message.TrimEnd('.');
        if (found is not UnrecognizedCommandParsingException { NearestMatches: var matches } || matches.FirstOrDefault() is not { } nearest)
            return Error(problem + ".");
        var isOption = found.Command.GetOptions().Any(option => option.LongName == nearest);
        return Error($"{problem}; did you mean '{(isOption ? "--" : "")}{nearest}'?");
    }
}
