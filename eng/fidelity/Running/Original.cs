using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PexBuild.Fidelity.Corpus;

namespace PexBuild.Fidelity.Running;

/// <summary>
/// A PEX as it is. Its runs are cached: they are slow, and the same until the PEX, the Python or the scenario changes.
/// </summary>
internal sealed class Original : ISubject
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(4);

    private readonly CorpusPex _pex;
    private readonly Bench _bench;
    private readonly string _results;
    private readonly Places _places;

    public Original(CorpusPex pex, Interpreter python, Interpreters interpreters, string cache)
    {
        _pex = pex;
        Python = python;
        var file = new FileInfo(pex.Path);
        // A folder's timestamp changes when Python writes bytecode into it.
        var version = file.Exists ? $"{file.Length} {file.LastWriteTimeUtc.Ticks}" : "folder";
        var identity = $"{pex.Path}\n{version}\n{python.Executable}\n{python.FullVersion}";
        var folder = Path.Combine(cache, $"{pex.Name}-{python.Version}-{Digest(identity)}");
        _results = Path.Combine(folder, "results");
        Directory.CreateDirectory(_results);
        _bench = new Bench(folder, interpreters);
        _places = new Places([pex.Path], _bench.PexRoot, _bench, interpreters);
    }

    public Interpreter Python { get; }

    /// <summary>A PEX_ROOT that an earlier run of the PEX has filled.</summary>
    public string WarmRoot => _bench.PexRoot;

    public Observation Observe(Scenario scenario)
    {
        var key = Path.Combine(_results, $"{scenario.Name}-{Digest(JsonSerializer.Serialize(scenario) + (scenario.IsProbe ? Bench.ProbeText : ""))}.json");
        if (File.Exists(key) && JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(key)) is { } kept)
            return new Observation(kept.Outcome, kept.Probe, _places);
        var (outcome, probe) = _bench.Run([Python.Executable, _pex.Path], _pex, scenario, Python, s_limit);
        if (outcome.Status is not null)
            File.WriteAllBytes(key, JsonSerializer.SerializeToUtf8Bytes(new Kept(outcome, probe)));
        return new Observation(outcome, probe, _places);
    }

    /// <summary>Runs the PEX again, to restore its content in PEX_ROOT in case it was changed or removed.</summary>
    public void Warm()
    {
        var fingerprint = Path.Combine(_results, "root.fingerprint");
        if (File.Exists(fingerprint) && File.ReadAllText(fingerprint) == Fingerprint())
            return;
        if (Directory.Exists(WarmRoot))
            Directory.Delete(WarmRoot, recursive: true);
        _bench.Run([Python.Executable, _pex.Path], _pex, Scenarios.Plain(_pex), Python, s_limit);
        File.WriteAllText(fingerprint, Fingerprint());
    }

    /// <summary>A fingerprint that changes when a source file below PEX_ROOT changes.</summary>
    private string Fingerprint()
    {
        if (!Directory.Exists(WarmRoot))
            return "";
        var files = new DirectoryInfo(WarmRoot).EnumerateFiles("*.py", SearchOption.AllDirectories)
            .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal);
        return Digest(string.Join('\n', files));
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    private sealed record Kept(Outcome Outcome, string? Probe);
}
