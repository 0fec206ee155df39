using PexBuild.Fidelity.Running;

namespace PexBuild.Fidelity.Checks;

/// <summary>Starts the folder in other ways and places; each must do what <c>python FOLDER</c> does.</summary>
internal static class Ways
{
    public static IEnumerable<Difference> Compare(Trial trial)
    {
        var scenario = Scenarios.Plain(trial.Reference.Pex);
        var expected = trial.Observe(scenario).Folder;
        foreach (var (name, run) in All(trial.Folder, IsKept(trial)))
        {
            var actual = run(scenario);
            foreach (var difference in Comparison.Find($"{name}: exit status", expected.Status, actual.Status))
                yield return difference with { Folder = Check.Explained(actual) };
            foreach (var difference in Comparison.Find($"{name}: standard output", expected.Text, actual.Text))
                yield return difference;
            var isComparable = (string field) => ReportFields.IsResult(field) && field != "cwd";
            foreach (var difference in Comparison.Fields(name + ":", Comparison.Side.Report(expected), Comparison.Side.Report(actual), isComparable))
                yield return difference;
        }
    }

    /// <summary>Whether the folder runs on the Python it is started with: a constraint or a wheel may require another one.</summary>
    private static bool IsKept(Trial trial) =>
        trial.Observe(Scenarios.Probe).Folder.Probe?["python"]?.GetValue<string>() == trial.Python.FullVersion;

    private static IEnumerable<(string Name, Func<Scenario, Observation> Run)> All(Unpacked folder, bool isKept)
    {
        var python = folder.Python.Executable;
        var entry = Path.Combine(folder.Folder, "__main__.py");
        yield return ("__main__.py", s => folder.Observe([python, entry], s, otherPath: entry));
        yield return ("relative", s => folder.Observe([python, Path.GetRelativePath(folder.WorkingFolder, folder.Folder)], s));
        yield return ("link to folder", s => Linked(folder, s, folder.Folder, "link to it"));
        yield return ("link to __main__.py", s => Linked(folder, s, entry, "linked.py"));
        yield return ("copy", s => Copied(folder, s));
        // These two choose a Python themselves, so the Python under test is requested explicitly if it fits.
        yield return ("launcher", s => folder.Observe([Path.Combine(folder.Folder, "bin", folder.Pex.Stem)], isKept ? WithPython(s, python) : s));
        yield return ("run", s => folder.Observe(folder.Tool.RunCommand(isKept ? folder.Python : null, folder.Folder), s));
    }

    private static Scenario WithPython(Scenario scenario, string python) =>
        scenario with { Variables = new Dictionary<string, string>(scenario.Variables) { ["PEX_PYTHON"] = python } };

    private static Observation Linked(Unpacked folder, Scenario scenario, string target, string name)
    {
        var link = Path.Combine(folder.Scratch, name);
        File.CreateSymbolicLink(link, target);
        return folder.Observe([folder.Python.Executable, link], scenario, otherPath: link);
    }

    private static Observation Copied(Unpacked folder, Scenario scenario)
    {
        var copy = Path.Combine(folder.Scratch, "sp ace ünï");
        var copied = Runner.Run(new Invocation("cp", ["-r", folder.Folder, copy]), TimeSpan.FromMinutes(2));
        if (copied.Status != 0)
            throw new IOException(copied.Error);
        var result = folder.Observe([folder.Python.Executable, copy], scenario, otherPath: copy);
        Directory.Delete(copy, recursive: true);
        return result;
    }
}
