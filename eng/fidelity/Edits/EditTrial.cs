using PexBuild.Fidelity.Checks;
using PexBuild.Fidelity.Running;

namespace PexBuild.Fidelity.Edits;

/// <summary>
/// Edits a distribution and user code, each twice, with a cold and a warm PEX_ROOT, and checks that the next run shows the edit.
/// The folder runs once before the first edit, so that all caches are filled.
/// </summary>
internal sealed class EditTrial
{
    private readonly Trial _trial;
    private readonly Editor _editor = new();
    private readonly Dictionary<string, IEnumerable<Difference>?> _results = [];

    private EditTrial(Trial trial) => _trial = trial;

    /// <summary>The columns of the table, in the order of the edits.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        .. from root in Roots
           from manner in Manners
           from whose in Owners
           select (Column(root, manner, whose), $"an edit of {(whose == Dep ? "a distribution" : "user code")} by {Said(manner)} shows, PEX_ROOT {root}"),
    ];

    private const string Dep = "dep";
    private const string User = "user";

    private static IEnumerable<string> Roots => ["cold", "warm"];

    private static IEnumerable<Manner> Manners => [Manner.Write, Manner.Replace];

    private static IEnumerable<string> Owners => [Dep, User];

    /// <summary>Makes all edits. Returns for each column the edits that had no effect; null if the program has no such file.</summary>
    public static IReadOnlyDictionary<string, IEnumerable<Difference>?> Run(Trial trial)
    {
        var edits = new EditTrial(trial);
        edits.Run();
        return edits._results;
    }

    private void Run()
    {
        var probed = _trial.Observe(Scenarios.Probe).Original;
        var dep = EditTarget.FindInDistribution(_trial.Folder, probed);
        var user = EditTarget.FindInUserCode(_trial.Folder, probed);
        foreach (var root in Roots)
        {
            var pexRoot = PexRoot(root);
            Look(pexRoot);
            foreach (var manner in Manners)
            {
                var depMark = Change(dep, Dep, manner, root);
                var userMark = Change(user, User, manner, root);
                var run = dep is null && user is null ? null : Look(pexRoot);
                _results[Column(root, manner, Dep)] = Judge(dep, depMark, run);
                _results[Column(root, manner, User)] = Judge(user, userMark, run);
            }
        }
    }

    private string PexRoot(string root)
    {
        if (root == "cold")
            return Path.Combine(_trial.Folder.Scratch, "cold-root");
        _trial.Reference.Original.Warm();
        return _trial.Reference.Original.WarmRoot;
    }

    private string Change(EditTarget? target, string whose, Manner manner, string root)
    {
        var mark = $"EDITED-{whose}-{manner}-{root}";
        if (target is not null)
            _editor.Edit(target, mark, manner);
        return mark;
    }

    private Observation Look(string pexRoot) =>
        _trial.Folder.Observe([_trial.Python.Executable, _trial.Folder.Folder], Scenarios.Plain(_trial.Reference.Pex), pexRoot);

    private IEnumerable<Difference>? Judge(EditTarget? target, string mark, Observation? run)
    {
        if (target is null || run is null)
            return null;
        var file = Path.GetRelativePath(_trial.Folder.Folder, target.File);
        return run.Outcome.Error.Split('\n').Contains(mark)
            ? []
            : [new Difference($"edit of {file}", $"shows {mark}", run.Outcome.Status == 0 ? "does not show" : Check.Explained(run))];
    }

    private static string Column(string root, Manner manner, string whose) => $"{root} {whose}{(manner == Manner.Write ? "=" : "~")}";

    private static string Said(Manner manner) => manner == Manner.Write ? "writing in place" : "replacing the file";
}
