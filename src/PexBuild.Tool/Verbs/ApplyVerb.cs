using System.Globalization;
using McMaster.Extensions.CommandLineUtils;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Json;
using PexBuild.Patches;
using PexBuild.Tool.CommandLine;

namespace PexBuild.Tool.Verbs;

/// <summary><c>apply DIR PATCH…</c>.</summary>
internal sealed class ApplyVerb : Verb
{
    private const int Schema = 1;

    private readonly CommandArgument _folder;
    private readonly CommandArgument _patches;
    private readonly CommandOption _reverse;
    private readonly CommandOption _strip;
    private readonly CommandOption _dryRun;
    private readonly CommandOption _json;

    public ApplyVerb(CommandLineApplication command) : base(command)
    {
        _folder = Argument("DIR", "the folder that a PEX was unpacked to");
        _patches = Arguments("PATCH", "patches of 'dotnet pex diff', 'git diff' or 'diff -u'; - is standard input");
        _reverse = Switch("-R|--reverse", "take the patches back");
        _strip = Option("-p|--strip <N>", "leave out so many leading folders of the names in the patches; by default as many as it takes");
        _dryRun = Switch("--dry-run", "only say whether they fit, and write nothing");
        _json = Switch("--json", "one JSON document on standard output");
        command.ExtendedHelpText =
            """
            All patches are applied in full, or nothing is. Every line of a hunk must be there as it is
            written; a hunk may be at other line numbers if its lines are in one place of the file alone.
            """;
    }

    public override int Execute(VerbContext context)
    {
        var folder = UnpackedFolder.Open(Required(_folder));
        _ = Required(_patches);
        var warnings = new List<PexDiagnostic>();
        var options = new PatchOptions { Reverse = _reverse.HasValue(), Strip = Strip(), DryRun = _dryRun.HasValue(), Warn = warnings.Add };
        var applied = folder.Apply([.. _patches.Values.Select(path => Read(path!))], options);
        foreach (var warning in warnings)
            context.Console.Report(warning);
        if (_json.HasValue())
            context.Console.WriteResult(ToJson(folder, applied, warnings));
        else
            context.Console.Result(string.Concat(applied.Select(Line)));
        return ExitStatus.Done;
    }

    private static PatchFile Read(string path)
    {
        if (path != "-")
            return PatchFile.Read(path);
        using var input = Console.OpenStandardInput();
        return PatchFile.ReadFrom(input, "standard input");
    }

    private int? Strip() => !_strip.HasValue() ? null
        : int.TryParse(_strip.Value(), NumberStyles.None, CultureInfo.InvariantCulture, out var strip) ? strip
        : throw Wrong(UsageReasons.NotANumberOfFolders("--strip", _strip.Value()));

    private static string Line(AppliedFile file)
    {
        var path = Describe.Text(file.Path);
        var line = file.Kind switch
        {
            AppliedKind.Made => "made     " + path,
            AppliedKind.Deleted => "deleted  " + path,
            AppliedKind.Moved => "moved    " + Describe.Text(file.From!) + " -> " + path,
            _ => "changed  " + path,
        };
        if (file.Offset == 0)
            return line + "\n";
        var lines = Math.Abs(file.Offset) == 1 ? "1 line" : $"{Math.Abs(file.Offset)} lines";
        return $"{line} ({lines} further {(file.Offset > 0 ? "down" : "up")} than the patch says)\n";
    }

    private JsonObject ToJson(UnpackedFolder folder, IReadOnlyList<AppliedFile> applied, List<PexDiagnostic> warnings) => new(
        ("schema", Schema),
        ("folder", folder.Path),
        ("dryRun", _dryRun.HasValue()),
        ("files",
            new JsonArray(applied.Select(
                file => (JsonValue)new JsonObject(("kind", file.Kind.ToString().ToLowerInvariant()), ("path", file.Path), ("from", file.From),
                    ("offset", file.Offset))))),
        ("warnings", Describe.Warnings(warnings)));
}
