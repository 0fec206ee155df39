using System.Diagnostics;
using System.Globalization;
using PexBuild.Diagnostics;
using PexBuild.Fuzz.Targets;

namespace PexBuild.Fuzz;

/// <summary>Runs test cases, monitors each one and saves the findings.</summary>
internal sealed class Fuzzer
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);
    private const long MostBytes = 1L << 30;

    private readonly Options _options;
    private readonly Dictionary<string, int> _outcomes = [];
    private readonly HashSet<string> _known = [];
    private long _cases;
    private int _findings;
    private (FuzzTarget Target, int Seed, byte[] Input, long Began)? _current;

    public Fuzzer(Options options) => _options = options;

    /// <returns>The exit status.</returns>
    public int Run()
    {
        using var work = new TemporaryPlace();
        // The library's cached data about folders must not go to the user's cache.
        using var cache = new TemporaryPlace();
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", cache.Path);
        FuzzTarget[] all = [new ContainerTarget(work), new ModelTarget(work), new PatchTarget(work), new FolderTarget(work), new TextTarget()];
        if (_options.Targets.FirstOrDefault(name => all.All(target => target.Name != name)) is { } unknown)
            throw new UsageException($"there is no target {unknown}");
        var targets = all.Where(target => _options.Targets.Count == 0 || _options.Targets.Contains(target.Name)).ToArray();
        using var watch = new Timer(_ => EndIfStuck(), null, s_longest / 4, s_longest / 4);
        var ran = Stopwatch.StartNew();
        for (var seed = _options.Seed; _options.Cases is { } cases ? _cases < cases : ran.Elapsed < _options.Duration; seed++)
            RunCase(targets[seed % targets.Length], seed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{_cases} cases in {ran.Elapsed.TotalMinutes:0.0} minutes (seeds {_options.Seed} to {_options.Seed + _cases - 1}), {_findings} findings"));
        foreach (var (outcome, count) in _outcomes.OrderByDescending(outcome => outcome.Value))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,9}  {outcome}"));
        return _findings == 0 ? 0 : 1;
    }

    private void RunCase(FuzzTarget target, int seed)
    {
        var random = new Random(seed);
        var input = target.Make(random);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        _current = (target, seed, input, Stopwatch.GetTimestamp());
        string outcome;
        try
        {
            outcome = target.Run(input, random);
        }
        catch (PexException refused)
        {
            outcome = refused.Diagnostic.Code.Id;
            if (refused.Diagnostic.Code == PexErrors.Io || refused.Message.Any(char.IsControl))
                Report(target, seed, input, refused);
        }
        catch (Exception finding)
        {
            outcome = finding.GetType().Name;
            Report(target, seed, input, finding);
        }

        var took = Stopwatch.GetElapsedTime(_current.Value.Began);
        var used = GC.GetAllocatedBytesForCurrentThread() - allocated;
        _current = null;
        if (used > MostBytes)
            Report(target, seed, input, new FindingException(string.Create(CultureInfo.InvariantCulture, $"it took {used >> 20} MiB of memory")));
        if (took > s_longest / 4)
            Report(target, seed, input, new FindingException(string.Create(CultureInfo.InvariantCulture, $"it took {took.TotalSeconds:0.0} seconds")));
        _cases++;
        var key = target.Name + " " + outcome;
        _outcomes[key] = _outcomes.GetValueOrDefault(key) + 1;
    }

    private void Report(FuzzTarget target, int seed, byte[] input, Exception finding)
    {
        _findings++;
        // One finding of each kind is enough.
        var kind = target.Name + finding.GetType().Name + finding.StackTrace?.Split('\n')
            .FirstOrDefault() + (finding is FindingException ? finding.Message.Split(':')[0] : "");
        if (!_known.Add(kind))
            return;
        Directory.CreateDirectory(_options.Findings);
        var file = Path.Combine(_options.Findings, string.Create(CultureInfo.InvariantCulture, $"{target.Name}-{seed}.bin"));
        File.WriteAllBytes(file, input);
        Console.WriteLine($"FINDING: --target {target.Name} --seed {seed} ({file})\n{finding}");
    }

    private void EndIfStuck()
    {
        if (_current is not { } current || Stopwatch.GetElapsedTime(current.Began) < s_longest)
            return;
        Report(current.Target, current.Seed, current.Input, new FindingException("it does not end"));
        Environment.Exit(1);
    }
}

/// <summary>A violated invariant.</summary>
internal sealed class FindingException(string problem) : Exception(problem);
