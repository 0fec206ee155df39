using McMaster.Extensions.CommandLineUtils;
using PexBuild.Pex;
using PexBuild.Tool.CommandLine;

namespace PexBuild.Tool.Verbs;

/// <summary><c>info PEX-or-DIR</c>.</summary>
internal sealed class InfoVerb : Verb
{
    private readonly CommandArgument _pex;
    private readonly CommandOption _copyLinks;
    private readonly CommandOption _json;

    public InfoVerb(CommandLineApplication command) : base(command)
    {
        _pex = Argument("PEX", "the PEX file, or the folder that one was unpacked to");
        _copyLinks = Switch("--copy-links", "in a PEX that is a folder: follow links that lead out of it");
        _json = Switch("--json", "one JSON document on standard output");
    }

    public override int Execute(VerbContext context)
    {
        using var pex = PexFile.Open(Required(_pex), new PexReadOptions { CopyLinkedFiles = _copyLinks.HasValue() });
        context.Cancellation.ThrowIfCancellationRequested();
        foreach (var warning in pex.Warnings)
            context.Console.Report(warning);
        var report = new InfoReport(pex);
        if (_json.HasValue())
            context.Console.WriteResult(report.ToJson());
        else
            context.Console.WriteResult(report.ToText());
        return ExitStatus.Done;
    }
}
