using McMaster.Extensions.CommandLineUtils;
using PexBuild.Edits;
using PexBuild.Tool.CommandLine;

namespace PexBuild.Tool.Verbs;

/// <summary><c>status DIR</c>.</summary>
internal sealed class StatusVerb : Verb
{
    private readonly CommandArgument _folder;
    private readonly CommandOption _reread;
    private readonly CommandOption _json;

    public StatusVerb(CommandLineApplication command) : base(command)
    {
        _folder = Argument("DIR", "the folder that a PEX was unpacked to");
        _reread = Switch("--reread", "read every file; otherwise one that by its size and times was not written since the last time is not read again");
        _json = Switch("--json", "one JSON document on standard output");
        command.ExtendedHelpText =
            """
            Status 0 if nothing was changed, 1 if something was. What Python caches (__pycache__, .pyc) does
            not count.
            """;
    }

    public override int Execute(VerbContext context)
    {
        var folder = UnpackedFolder.Open(Required(_folder));
        var edits = folder.ReadEdits(_reread.HasValue());
        var report = new EditReport(folder, edits);
        if (_json.HasValue())
            context.Console.WriteResult(report.ToJson());
        else
            context.Console.WriteResult(report.ToText());
        return edits.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
    }
}
