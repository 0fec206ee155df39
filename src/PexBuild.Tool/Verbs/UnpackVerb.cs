using McMaster.Extensions.CommandLineUtils;
using PexBuild.Diagnostics;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Tool.CommandLine;
using PexBuild.Unpacking;

namespace PexBuild.Tool.Verbs;

/// <summary><c>unpack PEX [-o DIR]</c>.</summary>
internal sealed class UnpackVerb : Verb
{
    private readonly CommandArgument _pex;
    private readonly CommandOption _output;
    private readonly CommandOption _entryPoint;
    private readonly CommandOption _script;
    private readonly CommandOption _noPatch;
    private readonly CommandOption _noLaunchers;
    private readonly CommandOption _verify;
    private readonly CommandOption _onEdits;
    private readonly CommandOption _from;
    private readonly CommandOption _copyLinks;
    private readonly CommandOption _dryRun;
    private readonly CommandOption _json;

    public UnpackVerb(CommandLineApplication command) : base(command)
    {
        _pex = Argument("PEX", "the PEX: a file, or a folder in loose or packed layout");
        _output = Option("-o|--output <DIR>", "the folder to make; by default the PEX's name without .pex, .pexrc or .pyz, in the working directory");
        _entryPoint = Option("--entry-point <MOD>", "start this module, or function as MOD:FUNC, instead of what the PEX starts");
        _script = Option("--script <NAME>", "start this script of a distribution instead");
        _noPatch = Switch("--no-patch", "leave __main__.py as it is in the PEX: it may run a cached copy of the code instead of the folder's");
        _noLaunchers = Switch("--no-launchers", "write no launchers into bin/");
        _verify = Switch("--verify", "recompute every hash that the PEX records, and refuse it if one is wrong; else wrong ones of distributions are warnings");
        _onEdits = Option("--on-edits <WHAT>", $"what to do with edits when the folder exists: {OnEditsNames} (fail)");
        _from = Option("--from <PEX>",
            "with --on-edits merge: the PEX that the folder was made from; by default it is looked for near the folder, by its content");
        _copyLinks = Switch("--copy-links", "in a PEX that is a folder: copy what links that lead out of it point to");
        _dryRun = Switch("--dry-run", "say what would be written, and write nothing");
        _json = Switch("--json", "one JSON document on standard output");
        command.ExtendedHelpText =
            """
            A folder that is there already is used if it is empty, brought up to date if this tool made it, and
            left alone otherwise.
            """;
    }

    private static string OnEditsNames => string.Join(", ", Enum.GetNames<OnEdits>()).ToLowerInvariant();

    public override int Execute(VerbContext context)
    {
        var options = Options(context);
        using var pex = PexFile.Open(Required(_pex), new PexReadOptions { CopyLinkedFiles = _copyLinks.HasValue() });
        var plan = PexUnpacker.Plan(pex, options);
        context.Cancellation.ThrowIfCancellationRequested();
        if (_dryRun.HasValue())
            PexUnpacker.RequireTarget(plan);
        IReadOnlyList<PexDiagnostic> conflicts = _dryRun.HasValue() ? [] : PexUnpacker.Unpack(plan, context.Cancellation).Conflicts;
        foreach (var file in plan.Files)
            context.Console.Detail($"{file.Length,12} {file.Path}");
        Show(new UnpackReport(plan, options.Patch, _dryRun.HasValue(), conflicts), context);
        foreach (var conflict in conflicts)
            context.Console.Report(conflict);
        return conflicts.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
    }

    private void Show(UnpackReport report, VerbContext context)
    {
        if (_json.HasValue())
            context.Console.WriteResult(report.ToJson());
        else
            context.Console.Result(report.ToText());
    }

    private UnpackOptions Options(VerbContext context)
    {
        if (_entryPoint.HasValue() && _script.HasValue())
            throw Wrong(UsageReasons.Exclusive("--entry-point", "--script"));
        if (_noPatch.HasValue() && (_entryPoint.HasValue() || _script.HasValue()))
            throw Wrong(UsageReasons.NoPatchExcludesEntryPoint);
        return new UnpackOptions
        {
            Folder = NotEmpty(_output),
            EntryPoint = NotEmpty(_entryPoint),
            Script = NotEmpty(_script),
            Patch = !_noPatch.HasValue(),
            Launchers = !_noLaunchers.HasValue(),
            Verify = _verify.HasValue(),
            OnEdits = OnEditsValue(),
            From = NotEmpty(_from),
            Warn = context.Console.Report,
        };
    }

    private OnEdits OnEditsValue()
    {
        if (!_onEdits.HasValue())
            return OnEdits.Fail;
        return Enum.GetNames<OnEdits>().FirstOrDefault(name => name.Equals(_onEdits.Value(), StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<OnEdits>(name)
            : throw Wrong(UsageReasons.NotOneOf("--on-edits", OnEditsNames, _onEdits.Value()));
    }
}
