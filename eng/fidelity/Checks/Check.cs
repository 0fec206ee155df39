using PexBuild.Fidelity.Running;
using static PexBuild.Fidelity.Checks.Comparison;

namespace PexBuild.Fidelity.Checks;

/// <summary>A column of the table: a comparison of a PEX on a Python. A null result means that there is nothing to compare.</summary>
internal sealed record Check(string Name, string Meaning, Func<Trial, IEnumerable<Difference>?> Compare)
{
    /// <summary>The comparisons of unedited programs.</summary>
    public static IReadOnlyList<Check> Comparisons { get; } =
    [
        new("output", "standard output, and all that the program reports of itself", Output),
        new("status", "exit status: success, failure, and what the entry point returned", Status),
        new("argv", "sys.argv: spaces, empty ones, quotes, newlines, other alphabets", Arguments),
        new("env", "environment variables, standard input, interpreter options", Environment),
        new("modules", "where modules come from, sys.path, what is importable, installed distributions", Modules),
        new("overrides", "PEX_MODULE, PEX_SCRIPT, and statements typed into a PEX without entry point", Overrides),
        new("ways", "other ways to start the folder: relative, linked, copied, by launcher, by the tool", Ways.Compare),
    ];

    private static IEnumerable<Difference> Output(Trial trial)
    {
        foreach (var scenario in new[] { Scenarios.Plain(trial.Reference.Pex), Scenarios.Loud(trial.Reference.Pex) })
        {
            var (original, folder) = trial.Observe(scenario);
            foreach (var difference in Comparison.Find($"{scenario.Name}: standard output", original.Text, folder.Text))
                yield return folder.Outcome.Status == original.Outcome.Status ? difference : difference with { Folder = Explained(folder) };
            var isComparable = (string field) => ReportFields.IsResult(field) && (field != "py" || trial.IsSamePython);
            foreach (var difference in Fields($"{scenario.Name}: report", Side.Report(original), Side.Report(folder), isComparable))
                yield return difference;
        }
    }

    private static IEnumerable<Difference> Status(Trial trial)
    {
        foreach (var scenario in new[] { Scenarios.Plain(trial.Reference.Pex), Scenarios.Loud(trial.Reference.Pex) })
        {
            var (original, folder) = trial.Observe(scenario);
            foreach (var difference in Comparison.Find($"{scenario.Name}: exit status", original.Status, folder.Status))
                yield return difference;
        }
        var probe = trial.Observe(Scenarios.Probe);
        foreach (var difference in Fields("probe:", Side.Probe(probe.Original), Side.Probe(probe.Folder), field => field == "entry"))
            yield return difference;
    }

    private static IEnumerable<Difference> Arguments(Trial trial)
    {
        var plain = trial.Observe(Scenarios.Plain(trial.Reference.Pex));
        var loud = trial.Observe(Scenarios.Loud(trial.Reference.Pex));
        var probe = trial.Observe(Scenarios.Probe);
        return
        [
            .. Commands("plain:", plain),
            .. Commands("loud:", loud),
            .. Fields("probe:", Side.Probe(probe.Original), Side.Probe(probe.Folder), field => field is "argv" or "argv0"),
        ];
    }

    private static IEnumerable<Difference> Commands(string scenario, (Observation Original, Observation Folder) runs) =>
        CommandLines(scenario, Side.Report(runs.Original), Side.Report(runs.Folder), ReportFields.Arguments);

    private static IEnumerable<Difference> Environment(Trial trial)
    {
        var loud = trial.Observe(Scenarios.Loud(trial.Reference.Pex));
        var probe = trial.Observe(Scenarios.Probe);
        var (original, folder) = (Side.Probe(probe.Original), Side.Probe(probe.Folder));
        return
        [
            .. Fields("loud:", Side.Report(loud.Original).Inner(ReportFields.Environment), Side.Report(loud.Folder).Inner(ReportFields.Environment), _ => true),
            // The Python under test is first on PATH, so PATH differs if the original ran on another one.
            .. Fields("probe:", original.Inner("environment"), folder.Inner("environment"), name => name != "PATH" || trial.IsSamePython),
            .. Fields("probe:", original, folder, field => field is "stdin" or "warnoptions" or "xoptions" or "preamble"),
        ];
    }

    private static IEnumerable<Difference> Modules(Trial trial)
    {
        var plain = trial.Observe(Scenarios.Plain(trial.Reference.Pex));
        var probe = trial.Observe(Scenarios.Probe);
        foreach (var difference in Files("plain:", Side.Report(plain.Original), Side.Report(plain.Folder), ReportFields.IsFile))
            yield return difference;
        foreach (var difference in SysPaths(trial))
            yield return difference;
        foreach (var difference in ProbedModules.Compare(trial, probe.Original, probe.Folder))
            yield return difference;
    }

    private static IEnumerable<Difference> SysPaths(Trial trial)
    {
        var plain = trial.Observe(Scenarios.Plain(trial.Reference.Pex));
        var original = SysPath.Entries.Read(plain.Original.Report, plain.Original.Places);
        var folder = SysPath.Entries.Read(plain.Folder.Report, plain.Folder.Places);
        return original is null || folder is null ? [] : SysPath.Compare("plain:", original, folder, trial.Reference.Pex.HasSteadyOrder);
    }

    private static IEnumerable<Difference> Overrides(Trial trial)
    {
        var pex = trial.Reference.Pex;
        foreach (var scenario in new[] { Scenarios.Module(pex), Scenarios.Script(pex), Scenarios.Prompt(pex) }.OfType<Scenario>())
        {
            var (original, folder) = trial.Observe(scenario);
            foreach (var difference in Comparison.Find($"{scenario.Name}: exit status", original.Status, folder.Status))
                yield return difference with { Folder = Explained(folder) };
            foreach (var difference in Comparison.Find($"{scenario.Name}: standard output", original.Text, folder.Text))
                yield return difference;
            foreach (var difference in Commands(scenario.Name + ":", (original, folder)))
                yield return difference;
            foreach (var difference in Fields(scenario.Name + ":", Side.Report(original), Side.Report(folder), field => field is "kind"))
                yield return difference;
        }
    }

    /// <summary>The output; after a failure, the exit status and the last line of standard error, too.</summary>
    internal static string Explained(Observation run) =>
        run.Outcome.Status == 0 ? run.Text : $"{run.Status}, {run.Text}{run.Outcome.Error.Trim().Split('\n').LastOrDefault()}";
}
