using McMaster.Extensions.CommandLineUtils;
using PexBuild.Diagnostics;
using PexBuild.Pex;
using PexBuild.Tool.CommandLine;
using PexBuild.Verifying;

namespace PexBuild.Tool.Verbs;

/// <summary><c>verify PEX-or-DIR</c>.</summary>
internal sealed class VerifyVerb : Verb
{
    private readonly CommandArgument _pex;
    private readonly CommandOption _from;
    private readonly CommandOption _copyLinks;
    private readonly CommandOption _json;

    public VerifyVerb(CommandLineApplication command) : base(command)
    {
        _pex = Argument("PEX", "the PEX file, or the folder that one was unpacked to");
        _from = Option("--from <PEX>", "for an unpacked folder: the PEX that it was unpacked from; by default the one of that name beside the folder");
        _copyLinks = Switch("--copy-links", "in a PEX that is a folder: follow links that lead out of it");
        _json = Switch("--json", "one JSON document on standard output");
        command.ExtendedHelpText =
            """
            Recomputes every hash that PEX-INFO and the RECORD files of distributions hold, and reads all
            data against their checksums. Status 1 if something is wrong. Edits in an unpacked folder are
            shown and are nothing wrong.
            """;
    }

    public override int Execute(VerbContext context)
    {
        using var pex = PexFile.Open(Required(_pex), new PexReadOptions { CopyLinkedFiles = _copyLinks.HasValue() });
        if (_from.HasValue() && pex.Manifest is null)
            throw Wrong(UsageReasons.FromIsForFolders);
        var verification = PexVerifier.Verify(pex, NotEmpty(_from), context.Cancellation);
        foreach (var diagnostic in pex.Warnings.Concat(verification.Problems))
            context.Console.Report(diagnostic);
        var report = new VerifyReport(pex, verification);
        if (_json.HasValue())
            context.Console.WriteResult(report.ToJson());
        else
            context.Console.Result(report.ToText());
        return verification.Problems.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
    }
}
