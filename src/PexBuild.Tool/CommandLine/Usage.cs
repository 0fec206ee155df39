using McMaster.Extensions.CommandLineUtils;
using PexBuild.Diagnostics;

namespace PexBuild.Tool.CommandLine;

/// <summary>Creates errors for invalid command lines.</summary>
internal static class Usage
{
    public static PexException Error(VerbatimText problem) => PexErrors.Usage.Error(PexTool.Name, problem);

    /// <summary>Converts a parser error, with the closest known name.</summary>
    public static PexException Error(CommandParsingException found)
    {
        var problem = found.Message.TrimEnd('.');
        if (found is not UnrecognizedCommandParsingException { NearestMatches: var matches } || matches.FirstOrDefault() is not { } nearest)
            return Error(UsageReasons.Parser(problem, null));
        var isOption = found.Command.GetOptions().Any(option => option.LongName == nearest);
        return Error(UsageReasons.Parser(problem, (isOption ? "--" : "") + nearest));
    }
}
