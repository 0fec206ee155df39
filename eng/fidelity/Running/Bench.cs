using System.Text.Json;
using PexBuild.Fidelity.Corpus;

namespace PexBuild.Fidelity.Running;

/// <summary>The private folders of a run: home, PEX_ROOT, working directory, the probe, and a module on PYTHONPATH.</summary>
internal sealed class Bench
{
    /// <summary>Placeholder in variable values for the folder of the module that only PYTHONPATH makes importable.</summary>
    public const string DecoyPlaceholder = "{PYTHONPATH}";

    /// <summary>The module that only PYTHONPATH makes importable.</summary>
    public const string DecoyModule = "fidelity_decoy";

    private readonly Interpreters _interpreters;

    public Bench(string folder, Interpreters interpreters)
    {
        _interpreters = interpreters;
        Folder = folder;
        foreach (var part in new[] { Home, Work, ProbeFolder, Decoy })
            Directory.CreateDirectory(part);
        File.WriteAllText(Path.Combine(Decoy, DecoyModule + ".py"), "");
        File.WriteAllText(ProbeScript, ProbeText);
    }

    public string Folder { get; }

    public string Home => Path.Combine(Folder, "home");

    public string Work => Path.Combine(Folder, "work");

    public string ProbeFolder => Path.Combine(Folder, "probe");

    public string Decoy => Path.Combine(Folder, "pythonpath");

    /// <summary>The folder for pex's caches, unless a run overrides it.</summary>
    public string PexRoot => Path.Combine(Folder, "root");

    /// <summary>The source of the probe, part of the cache key.</summary>
    public static string ProbeText { get; } = ReadProbe();

    private string ProbeScript => Path.Combine(ProbeFolder, "probe.py");

    private string ProbeRequest => Path.Combine(ProbeFolder, "request.json");

    private string ProbeReport => Path.Combine(ProbeFolder, "report.json");

    /// <summary>Runs <paramref name="command"/> with the scenario's arguments. The second value is the probe's report, if any.</summary>
    public (Outcome Outcome, string? Probe) Run(
        IReadOnlyList<string> command, CorpusPex pex, Scenario scenario, Interpreter python, TimeSpan limit, string? pexRoot = null)
    {
        var arguments = command.Skip(1);
        var environment = Environment(python, pexRoot ?? PexRoot);
        foreach (var (name, value) in scenario.Variables)
            environment[name] = value == DecoyPlaceholder ? Decoy : value;
        if (scenario.IsProbe)
        {
            environment["PEX_INTERPRETER"] = "1";
            arguments = [.. arguments, ProbeScript, ProbeRequest];
            Ask(pex);
        }
        var invocation = new Invocation(command[0], [.. arguments, .. scenario.Arguments])
        {
            Folder = Work,
            Environment = environment,
            Input = scenario.Input,
        };
        var outcome = Runner.Run(invocation, limit);
        return (outcome, scenario.IsProbe && File.Exists(ProbeReport) ? File.ReadAllText(ProbeReport) : null);
    }

    /// <summary>The minimal environment of a login shell; all Pythons are on PATH, the one under test first.</summary>
    public Dictionary<string, string> Environment(Interpreter python, string pexRoot) => new()
    {
        ["PATH"] = string.Join(Path.PathSeparator,
            _interpreters.All.Select(p => p.BinFolder).Prepend(python.BinFolder).Distinct().Append("/usr/bin").Append("/bin")),
        ["HOME"] = Home,
        ["LANG"] = "C.UTF-8",
        ["PEX_ROOT"] = pexRoot,
    };

    private void Ask(CorpusPex pex)
    {
        File.Delete(ProbeReport);
        var code = pex.Facts.IsInterpreter && pex.Argv is ["-c", var statements, ..] ? statements : null;
        var entry = pex.Facts is { IsInterpreter: true, HasKitchen: true } ? "greet.cli:main" : pex.Facts.EntryPoint;
        var request = new { report = ProbeReport, entry, script = pex.Facts.Script, code, argv = pex.Argv };
        File.WriteAllText(ProbeRequest, JsonSerializer.Serialize(request));
    }

    private static string ReadProbe()
    {
        using var reader = new StreamReader(typeof(Bench).Assembly.GetManifestResourceStream("probe.py")!);
        return reader.ReadToEnd();
    }
}
