using McMaster.Extensions.CommandLineUtils;
using PexBuild.Diagnostics;
using PexBuild.Packing;
using PexBuild.Pex;
using PexBuild.Tool.CommandLine;

namespace PexBuild.Tool.Verbs;

/// <summary><c>pack DIR -o PEX</c>.</summary>
internal sealed class PackVerb : Verb
{
    private static readonly PexLayout[] s_layouts = [PexLayout.Zipapp, PexLayout.Packed, PexLayout.Loose];

    private readonly CommandArgument _folder;
    private readonly CommandOption _output;
    private readonly CommandOption _layout;
    private readonly CommandOption _shebang;
    private readonly CommandOption _compress;
    private readonly CommandOption _noCompress;
    private readonly CommandOption _runtimeFrom;
    private readonly CommandOption _force;
    private readonly CommandOption _dryRun;
    private readonly CommandOption _json;

    public PackVerb(CommandLineApplication command) : base(command)
    {
        _folder = Argument("DIR", "the folder that a PEX was unpacked to, by this tool or by hand, or another PEX");
        _output = Option("-o|--output <PEX>", "the PEX to write");
        _layout = Option("--layout <WHAT>", $"how its files are kept: {LayoutNames}; by default as they were, zipapp if that is not known");
        _shebang = Option("--shebang <LINE>", "its first line; by default as it was");
        _compress = Switch("--compress", "compress the files; by default as they were");
        _noCompress = Switch("--no-compress", "do not compress the files");
        _runtimeFrom = Option("--runtime-from <PEX>", "for a native PEX: a classic one whose runtime and boot code to take");
        _force = Switch("--force", "replace the PEX if it is there already");
        _dryRun = Switch("--dry-run", "say what would be written, and write nothing");
        _json = Switch("--json", "one JSON document on standard output");
        command.ExtendedHelpText =
            """
            The hashes in PEX-INFO are recomputed, so that no cache hides an edit. Launchers, .pexbuild and
            what runs of the folder compiled are left out, and __main__.py is pex's own again: what its last
            line says goes to PEX-INFO. The same folder gives the same bytes everywhere.
            """;
    }

    private static string LayoutNames => string.Join(", ", s_layouts.Select(Describe.Layout));

    public override int Execute(VerbContext context)
    {
        var output = NotEmpty(_output) ?? throw Wrong(UsageReasons.PackNeedsOutput);
        if (_compress.HasValue() && _noCompress.HasValue())
            throw Wrong(UsageReasons.Exclusive("--compress", "--no-compress"));
        using var pex = PexPacker.Open(Required(_folder));
        using var runtime = NotEmpty(_runtimeFrom) is { } from ? PexFile.Open(from) : null;
        if (runtime is not null && !pex.IsNative)
            throw Wrong(UsageReasons.RuntimeFromIsForNative);
        var plan = PexPacker.Plan(pex, new PackOptions
        {
            Output = output,
            Layout = Layout(),
            Shebang = NotEmpty(_shebang),
            Compress = _compress.HasValue() ? true : _noCompress.HasValue() ? false : null,
            Overwrite = _force.HasValue(),
            Runtime = runtime,
            Warn = context.Console.Report,
        });
        context.Cancellation.ThrowIfCancellationRequested();
        long? bytes = _dryRun.HasValue() ? null : PexPacker.Pack(plan, context.Cancellation);
        foreach (var file in plan.Files)
            context.Console.Detail($"{file.Length,12} {file.Path}");
        var report = new PackReport(plan, bytes);
        if (_json.HasValue())
            context.Console.WriteResult(report.ToJson());
        else
            context.Console.Result(report.ToText());
        return ExitStatus.Done;
    }

    private PexLayout? Layout()
    {
        if (!_layout.HasValue())
            return null;
        return s_layouts.Where(layout => Describe.Layout(layout).Equals(_layout.Value(), StringComparison.OrdinalIgnoreCase)).Cast<PexLayout?>()
            .FirstOrDefault()
            ?? throw Wrong(UsageReasons.NotOneOf("--layout", LayoutNames, _layout.Value()));
    }
}
