using System.Collections.Concurrent;
using System.Text.Json;
using PexBuild.Fidelity.Checks;
using PexBuild.Fidelity.Corpus;
using PexBuild.Fidelity.Edits;
using PexBuild.Fidelity.Results;
using PexBuild.Fidelity.Running;

namespace PexBuild.Fidelity;

/// <summary>The whole run: one row for each chosen PEX on each of its Pythons.</summary>
internal sealed class Measurement
{
    private static readonly IReadOnlyList<(string Name, string Meaning)> s_columns =
        [.. Check.Comparisons.Select(check => (check.Name, check.Meaning)), .. EditTrial.Columns, (Additions.Column, Additions.Meaning)];

    private readonly Options _options;
    private readonly IReadOnlyList<CorpusPex> _corpus;
    private readonly IReadOnlyList<CorpusPex> _chosen;
    private readonly Interpreters _interpreters;
    private readonly Tool _tool;
    private readonly string _work;

    public Measurement(Options options)
    {
        _options = options;
        _tool = options.Tool is { } path ? new Tool(path) : Tool.BuiltAlong();
        _corpus = CorpusFolder.Read(options.Folder, Path.Combine(options.Cache, "corpus"));
        _chosen = CorpusFolder.Choose(_corpus, options);
        if (_chosen.Count == 0)
            throw new UsageException("no PEX has such a name");
        _interpreters = Interpreters.Discover(_corpus.SelectMany(pex => pex.Run.Append(pex.Python)));
        _work = RealPath.Of(options.Keep ?? Directory.CreateTempSubdirectory("pexbuild-fidelity-").FullName);
    }

    /// <summary>Returns the exit status: 0 if no check failed.</summary>
    public int Run()
    {
        var rows = new ConcurrentDictionary<(string Pex, string Python), Row>();
        // A PEX and those compared with it share the original's cache, so they run one after the other.
        var groups = _chosen.GroupBy(pex => pex.Like ?? pex.Name).OrderByDescending(group => group.Max(pex => pex.Size));
        Parallel.ForEach(Partitioner.Create(groups, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = _options.Jobs },
            group =>
        {
            foreach (var (pex, python) in group.SelectMany(pex => Pythons(pex).Select(python => (pex, python))))
            {
                var row = Attempt(pex, python);
                rows[(pex.Name, python.Version)] = row;
                Console.Error.WriteLine($"{(row.IsGood ? "ok  " : "FAIL")} {pex.Name} {python.Version}");
            }
        });
        if (_options.Keep is null)
            Directory.Delete(_work, recursive: true);
        return Report([.. _chosen.SelectMany(pex => Pythons(pex).Select(python => rows[(pex.Name, python.Version)]))]);
    }

    private int Report(IReadOnlyList<Row> rows)
    {
        var table = new Table(s_columns, rows, Skipped());
        Console.Write(table.Text());
        if (_options.Markdown is { } file)
            File.WriteAllText(file, table.Markdown());
        return table.IsGood ? 0 : 1;
    }

    /// <summary>Measures one PEX; if that is not possible, returns a row of failures and does not end the run.</summary>
    private Row Attempt(CorpusPex pex, Interpreter python)
    {
        try
        {
            return Measure(pex, python);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException or UnauthorizedAccessException)
        {
            return Failed(pex, python, e.Message);
        }
    }

    private static Row Failed(CorpusPex pex, Interpreter python, string why) =>
        new(pex.Name, python.Version, "", [.. s_columns.Select(column => Cell.Failed(column.Name, why))]);

    private Row Measure(CorpusPex pex, Interpreter python)
    {
        var work = Path.Combine(_work, $"{pex.Name}-{python.Version}");
        Directory.CreateDirectory(work);
        var folder = new Unpacked(pex, python, _interpreters, _tool, work);
        if (folder.Failure is { } why)
            return Failed(pex, python, why);
        var reference = Reference.Find(pex, python, _corpus, _interpreters, _options.Cache);
        var trial = new Trial(pex, reference, folder);
        List<Cell> cells = [.. Check.Comparisons.Select(check => Cell.FromTrial(check.Name, trial, check.Compare(trial)))];
        var edits = EditTrial.Run(trial);
        cells.AddRange(EditTrial.Columns.Select(column => Cell.FromTrial(column.Name, trial, edits[column.Name])));
        cells.Add(Cell.FromTrial(Additions.Column, trial, Additions.Compare(trial)));
        if (_options.Keep is null)
            Directory.Delete(work, recursive: true);
        return new Row(pex.Name, python.Version, ComparedWith(trial), cells);
    }

    private static string ComparedWith(Trial trial)
    {
        var other = trial.Reference.Pex == trial.Pex ? "" : trial.Reference.Pex.Name;
        return trial.IsSamePython ? other : $"{other} on {trial.Reference.Original.Python.Version}".Trim();
    }

    private IEnumerable<string> Wanted(CorpusPex pex) => pex.Run.Where(version => _options.Pythons.Count == 0 || _options.Pythons.Contains(version));

    private IEnumerable<Interpreter> Pythons(CorpusPex pex) => Wanted(pex).Select(_interpreters.Find).OfType<Interpreter>();

    private List<string> Skipped() =>
        [.. _chosen.SelectMany(
            pex => Wanted(pex).Where(version => _interpreters.Find(version) is null).Select(version => $"{pex.Name}: no Python {version} here"))];
}
