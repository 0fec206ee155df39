using McMaster.Extensions.CommandLineUtils;
using PexBuild.Edits;
using PexBuild.Tool.CommandLine;

namespace PexBuild.Tool.Verbs;

/// <summary><c>restore DIR [PATH…]</c>.</summary>
internal sealed class RestoreVerb : Verb
{
    private readonly CommandArgument _folder;
    private readonly CommandArgument _paths;
    private readonly CommandOption _from;
    private readonly CommandOption _dryRun;
    private readonly CommandOption _json;

    public RestoreVerb(CommandLineApplication command) : base(command)
    {
        _folder = Argument("DIR", "the folder that a PEX was unpacked to");
        _paths = Arguments("PATH", "files or folders in it to be restored alone");
        _from = Option("--from <PEX>", "the PEX that it was unpacked from; by default it is looked for near the folder, by its content");
        _dryRun = Switch("--dry-run", "say what would be restored, and write nothing");
        _json = Switch("--json", "one JSON document on standard output");
        command.ExtendedHelpText =
            """
            Edited and deleted files are put back as they were unpacked, added files are taken away. What is
            discarded is saved under .pexbuild/saved.
            """;
    }

    public override int Execute(VerbContext context)
    {
        var folder = UnpackedFolder.Open(Required(_folder));
        var result = folder.Restore([.. _paths.Values.Select(path => path!)], NotEmpty(_from), _dryRun.HasValue());
        var report = new EditReport(folder, result.Edits);
        if (_json.HasValue())
            context.Console.WriteResult(report.ToJson(("savedFolder", result.SavedFolder), ("dryRun", _dryRun.HasValue())));
        else if (result.Edits.Count == 0)
            context.Console.Result("Nothing was changed since it was unpacked.\n");
        else
            context.Console.Result(
                (_dryRun.HasValue() ? "Would restore:\n" : "Restored:\n") + report.ToText()
                    + (result.SavedFolder is null ? "" : "What was there is saved in " + Describe.Word(Path.Combine(folder.Path, result.SavedFolder)) + "\n"));
        return ExitStatus.Done;
    }
}
