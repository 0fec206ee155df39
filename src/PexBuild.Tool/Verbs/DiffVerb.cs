using McMaster.Extensions.CommandLineUtils;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Tool.CommandLine;

namespace PexBuild.Tool.Verbs;

/// <summary><c>diff DIR [PATH…]</c>: the edits of an unpacked folder as a patch. <c>diff A B</c>: two PEX files (<see cref="PexDiff"/>).</summary>
internal sealed class DiffVerb : Verb
{
    private readonly CommandArgument _folder;
    private readonly CommandArgument _paths;
    private readonly CommandOption _from;
    private readonly CommandOption _output;
    private readonly CommandOption _json;

    public DiffVerb(CommandLineApplication command) : base(command)
    {
        _folder = Argument("DIR", "the folder that a PEX was unpacked to; or the first of two PEX files to be compared");
        _paths = Arguments("PATH", "files or folders in it to be looked at alone; or the second PEX file, and files or folders in both whose patch is wanted");
        _from = Option("--from <PEX>", "the PEX that it was unpacked from; by default it is looked for near the folder, by its content");
        _output = Option("-o|--output <FILE>", "write the patch to this file, byte for byte, whatever the shell does to redirected text");
        _json = Switch("--json", "one JSON document on standard output");
        command.ExtendedHelpText =
            """
            With two PEX files or unpacked folders: what differs between them, and with paths behind them,
            or with -o, a patch of that. Otherwise writes a patch that 'dotnet pex apply', 'git apply' and
            'patch -p1' take. Status 0 if nothing was changed, 1 if something was.
            """;
    }

    public override int Execute(VerbContext context)
    {
        if (_json.HasValue() && _output.HasValue())
            throw Wrong(UsageReasons.Exclusive("--json", "--output"));
        if (_paths.Values is [{ } other, .. var paths] && PexDiff.IsPex(Required(_folder)) && PexDiff.IsPex(other))
        {
            return _from.HasValue()
                ? throw Wrong(UsageReasons.FromIsForEdits)
                : PexDiff.Show(Required(_folder), other, [.. paths.Select(path => path!)], NotEmpty(_output), _json.HasValue(), context);
        }

        var folder = UnpackedFolder.Open(Required(_folder));
        var diff = folder.Diff([.. _paths.Values.Select(path => path!)], NotEmpty(_from), context.Cancellation);
        foreach (var leftOut in diff.LeftOut)
            context.Console.Report(leftOut);
        Show(folder, diff.Files, context);
        return diff.IsEmpty ? ExitStatus.Done : ExitStatus.Failed;
    }

    private void Show(UnpackedFolder folder, IReadOnlyList<FileDiff> files, VerbContext context)
    {
        if (_json.HasValue())
        {
            context.Console.WriteResult(new DiffReport(folder, files).ToJson());
        }
        else if (NotEmpty(_output) is { } output)
        {
            WholeFile.Write(output, files.Select(file => file.Patch));
        }
        else
        {
            foreach (var file in files)
                context.Console.WriteResult(file.Patch);
        }
    }
}
