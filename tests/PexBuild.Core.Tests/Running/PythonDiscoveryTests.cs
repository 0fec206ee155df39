using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using PexBuild.Diagnostics;
using PexBuild.Runtime;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Running;

/// <summary>
/// Everything that looks for a Python chooses as the table in PYTHON-DISCOVERY.md says, each row with real Pythons under the names of that row.
/// </summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed partial class PythonDiscoveryTests
{
    private const string Fitting = UnpackedPex.Common;
    private const string Unfitting = UnpackedPex.Newest;
    private const string Refused = "refused";

    public static IEnumerable<string[]> Rows { get; } =
    [
        .. File.ReadLines(Repository.At("src/PexBuild.Core/Running/PYTHON-DISCOVERY.md"))
            .SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray()),
    ];

    [TestMethod]
    public void The_table_is_there() => Assert.IsGreaterThan(30, Rows.Count(row => row.Length == 5));

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void The_library_chooses_it(string situation, string pythons, string firstLine, string variables, string chosen)
    {
        using var pex = Arrange(pythons, firstLine, variables);
        // The library takes a relative path from where its own process is.
        if (pex.Environment.TryGetValue("PEX_PYTHON", out var python) && python!.Contains('/', StringComparison.Ordinal))
            pex.With("PEX_PYTHON", Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(pex.Beside(""), python)));
        var (status, output) = RunByLibrary(pex);

        AssertChosen(pex, situation, chosen, status, output);
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void The_support_module_moves_to_it(string situation, string pythons, string firstLine, string variables, string chosen)
    {
        using var pex = Arrange(pythons, firstLine, variables);

        AssertChosen(pex, situation, chosen, pex.Run(Unfitting));
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void The_shell_launcher_chooses_it(string situation, string pythons, string firstLine, string variables, string chosen)
    {
        using var pex = Arrange(pythons, firstLine, variables);

        AssertChosen(pex, situation, chosen, pex.RunWith("/bin/sh", [Path.Combine(pex.Folder, "bin/tool")]));
    }

    [TestMethod]
    public void The_PowerShell_launcher_chooses_each()
    {
        var pwsh = Programs.Require("launcher.ps1 is not run", "pwsh");
        using var script = new TemporaryFolder();
        var folders = Rows.Select(row => Arrange(row[1], row[2], row[3])).ToList();
        try
        {
            // One process for all, as PowerShell takes a second to start.
            File.WriteAllText(script["all.ps1"], string.Concat(folders.Select(PowerShellCommands)));
            var choices = ProcessResult.Run(pwsh, ["-NoProfile", "-NonInteractive", "-File", script["all.ps1"]]).AssertSuccess().Output.TrimEnd('\n')
                .Split('\n');

            Assert.AreSequenceEqual(
                [.. Rows.Select((row, i) => $"{row[0]}: {(row[4] == Refused ? "127" : "0 " + folders[i].Beside(Words(row[4]).Single()))}")],
                Rows.Zip(choices, (row, choice) => $"{row[0]}: {choice.TrimEnd()}"));
        }
        finally
        {
            folders.ForEach(folder => folder.Dispose());
        }
    }

    /// <summary>Sets the variables of a row, runs the launcher in the row's folder, and writes one line: the status, and what it printed.</summary>
    private static string PowerShellCommands(UnpackedPex pex)
    {
        var variables = pex.Environment.Append(new("PEX_PYTHON", null)).Append(new("PEX_PYTHON_PATH", null)).DistinctBy(variable => variable.Key);
        return string.Concat(variables.Select(variable => $"$env:{variable.Key} = {(variable.Value is null ? "$null" : $"'{variable.Value}'")}; "))
            + $"Set-Location '{pex.Beside("")}'; $output = & '{pex.Folder}/bin/tool.ps1'; [Console]::Out.WriteLine(\"$LASTEXITCODE $output\")\n";
    }

    private static (int Status, string Output) RunByLibrary(UnpackedPex pex)
    {
        // The library's options add variables and remove none, but an empty one is as good as none.
        Dictionary<string, string> environment = new() { ["PEX_PYTHON"] = "", ["PEX_PYTHON_PATH"] = "" };
        foreach (var (name, value) in pex.Environment)
            if (value is not null)
                environment[name] = value;
        var output = new List<string>();
        try
        {
            var status = PexRunner.Stream(pex.Folder, [], new RunOptions { Environment = environment, WorkingDirectory = pex.Beside("") }, output.Add,
                output.Add, CancellationToken.None);
            return (status, string.Join('\n', output));
        }
        catch (PexException refused)
        {
            return (127, refused.Message);
        }
    }

    /// <summary>A program that prints which Python runs it, in a folder with the Pythons of a row and with its variables.</summary>
    private static UnpackedPex Arrange(string pythons, string firstLine, string variables)
    {
        var (fitting, _) = (Pythons.Require(Fitting), Pythons.Require(Unfitting));
        var pex = new UnpackedPex(UnpackedPex.Printing("sys.executable").WithShebang("#!/bin/none")
            .WithInfoList("interpreter_constraints", $"CPython=={Fitting}.*").WithInfo("interpreter_selection_strategy", "newest"));
        pex.With("PATH", pex.Beside("a") + ":" + pex.Beside("b")).With("PYENV_ROOT", pex.Beside("pyenv")).With("HOME", pex.Beside("home"))
            .With("XDG_CACHE_HOME", pex.Beside("cache"));
        foreach (var variable in Words(variables))
            pex.With(variable.Split('=')[0], variable.Split('=')[1].Replace("$PWD", pex.Beside("").TrimEnd('/'), StringComparison.Ordinal));
        foreach (var line in Words(firstLine))
            pex["__main__.py"] = line.Replace("\\r", "\r", StringComparison.Ordinal) + pex["__main__.py"][
                pex["__main__.py"].IndexOf('\n', StringComparison.Ordinal)..];
        foreach (var python in Words(pythons))
        {
            var path = pex.Beside(python.TrimStart('!'));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (python[0] != '!')
            {
                File.CreateSymbolicLink(path, fitting);
                continue;
            }

            File.WriteAllText(path, "#!/bin/sh\nexit 127\n");
            FixtureFile.MakeExecutable(path);
        }

        return pex;
    }

    private static void AssertChosen(UnpackedPex pex, string situation, string chosen, ProcessResult result) =>
        AssertChosen(pex, situation, chosen, result.ExitCode, result.Output.TrimEnd('\n') + result.Error);

    private static void AssertChosen(UnpackedPex pex, string situation, string chosen, int status, string output)
    {
        if (chosen == Refused)
            Assert.AreEqual(127, status, $"{situation}: {output}");
        else
            Assert.AreEqual(pex.Beside(Words(chosen).Single()), output, situation);
    }

    private static IEnumerable<string> Words(string cell) => Code().Matches(cell).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
