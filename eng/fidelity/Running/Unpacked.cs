using PexBuild.Fidelity.Corpus;

namespace PexBuild.Fidelity.Running;

/// <summary>The folder to which the tool unpacked a PEX.</summary>
internal sealed class Unpacked : ISubject
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly Bench _bench;
    private readonly Interpreters _interpreters;

    public Unpacked(CorpusPex pex, Interpreter python, Interpreters interpreters, Tool tool, string work)
    {
        Pex = pex;
        Python = python;
        Tool = tool;
        _interpreters = interpreters;
        // Not the PEX's own name: replacing the folder's name in a text must not replace anything else.
        Folder = Path.Combine(work, pex.Name + ".folder");
        _bench = new Bench(Path.Combine(work, "bench"), interpreters);
        Failure = tool.Unpack(pex.Path, Folder);
    }

    public CorpusPex Pex { get; }

    public Interpreter Python { get; }

    public Tool Tool { get; }

    public string Folder { get; }

    /// <summary>Why the tool could not unpack the PEX; null if it succeeded.</summary>
    public string? Failure { get; }

    /// <summary>A scratch folder for checks.</summary>
    public string Scratch => _bench.Folder;

    /// <summary>The working directory of its runs.</summary>
    public string WorkingFolder => _bench.Work;

    public Observation Observe(Scenario scenario) => Observe([Python.Executable, Folder], scenario);

    /// <summary>Runs the folder by another command, which may use other paths for the folder, or with another PEX_ROOT.</summary>
    public Observation Observe(IReadOnlyList<string> command, Scenario scenario, string? pexRoot = null, string? otherPath = null)
    {
        var (outcome, probe) = _bench.Run(command, Pex, scenario, Python, s_limit, pexRoot);
        var places = new Places(otherPath is null ? [Folder] : [Folder, otherPath], pexRoot ?? _bench.PexRoot, _bench, _interpreters);
        return new Observation(outcome, probe, places);
    }
}
