using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Runtime;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class PythonChoiceTests
{
    private const string WhichPython = "'%d.%d' % sys.version_info[:2], sys.argv[1:], sorted(k for k in os.environ if 'PEXBUILD' in k)";

    [TestMethod]
    public void A_Python_that_does_not_fit_hands_over_to_one_that_does_and_remembers_which()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing(WhichPython).WithInfoList("interpreter_constraints", "CPython==3.11.*"));
        OnPath(pex, "3.11", "3.13");
        foreach (var _ in new[] { "at first", "from the cache" })
            Assert.AreEqual("3.11 ['a b'] []", pex.Print("3.13", "a b"));
        Assert.HasCount(1, Directory.GetFiles(pex.Beside("cache/pexbuild/pythons")));
    }

    [TestMethod]
    public void What_cannot_be_remembered_is_worked_out_again()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing(WhichPython).WithInfoList("interpreter_constraints", "==3.11.*"))
            .With("XDG_CACHE_HOME", "/dev/null");
        OnPath(pex, "3.11");

        Assert.AreEqual("3.11 [] []", pex.Print("3.13"));
    }

    [TestMethod]
    public void Candidates_that_do_not_start_are_passed_over()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing(WhichPython).WithInfoList("interpreter_constraints", "==3.11.*"));
        OnPath(pex, "3.11");
        foreach (var name in new[] { "python3", "python", "python3.9" })
        {
            File.WriteAllText(pex.Beside("bin/" + name), "#!/bin/sh\necho 'pyenv: version not found' >&2\nexit 127\n");
            FixtureFile.MakeExecutable(pex.Beside("bin/" + name));
        }

        Assert.AreEqual("3.11 [] []", pex.Print("3.13"));
    }

    [TestMethod]
    [DataRow("newest", "3.12")]
    [DataRow("oldest", "3.8")]
    public void Of_several_the_strategy_of_the_PEX_decides(string strategy, string expected)
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing(WhichPython).WithShebang("#!/bin/none")
            .WithInfoList("interpreter_constraints", ">=3.8,<3.13").WithInfo("interpreter_selection_strategy", strategy));
        OnPath(pex, "3.8", "3.11", "3.12");

        Assert.AreEqual($"{expected} [] []", pex.Print("3.13"));
    }

    [TestMethod]
    public void When_none_fits_one_line_says_what_is_needed_and_what_was_found()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("1").WithInfoList("interpreter_constraints", "PyPy>=3.99", "==3.99.*"));
        OnPath(pex, "3.11");

        var result = pex.Run("3.13");
        UnpackedPex.AssertProblem(result, "PEX3101", 127);
        Assert.Contains("PyPy>=3.99", result.Error);
        Assert.Contains("CPython 3.11.", result.Error);
    }

    [TestMethod]
    public void The_Python_that_is_asked_for_is_taken_by_path_or_name_if_it_fits()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing(WhichPython).WithInfoList("interpreter_constraints", ">=3.8"));
        OnPath(pex, "3.8", "3.11");

        Assert.AreEqual("3.11 [] []", pex.With("PEX_PYTHON", pex.Beside("bin/python3.11")).Print("3.13"));
        Assert.AreEqual("3.8 [] []", pex.With("PEX_PYTHON", "python3.8").Print("3.13"));
        pex.Environment.Remove("PEX_PYTHON");
        Assert.AreEqual("3.8 [] []", pex.With("PEX_PYTHON_PATH", pex.Beside("bin/python3.8")).Print("3.13"));
    }

    [TestMethod]
    [DataRow("3.6")]
    [DataRow("nothing")]
    public void The_Python_that_is_asked_for_is_refused_if_it_does_not_fit_or_start(string version)
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("1").WithInfoList("interpreter_constraints", ">=3.8"));
        OnPath(pex, "3.6", "3.11");

        UnpackedPex.AssertProblem(pex.With("PEX_PYTHON", pex.Beside("bin/python" + version)).Run("3.13"), "PEX3102", 127);
    }

    [TestMethod]
    [DataRow("3.11", "cp311")]
    [DataRow("3.12", "abi3")]
    [DataRow("3.6", "pure")]
    public void Of_several_wheels_of_a_project_each_Python_gets_its_own(string version, string expected)
    {
        var fixture = UnpackedPex.Printing("__import__('multi').MARK").WithInfoList("requirements", "multi");
        foreach (var (tag, mark) in new[]
        {
            ("cp311-cp311-manylinux2014_x86_64", "cp311"),
            ("cp38-abi3-manylinux2014_x86_64", "abi3"),
            ("py3-none-any", "pure"),
            ("cp311-cp311-win32", "windows"),
        })
            fixture.AddDistribution(new WheelFixture("multi") { Tag = tag }.Add("multi.py", $"MARK = '{mark}'\n"));
        using var pex = new UnpackedPex(fixture);
        if (!OperatingSystem.IsLinux()
            || System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture != System.Runtime.InteropServices.Architecture.X64)
            Assert.Inconclusive("Skipped: the wheels are for Linux on x86-64.");

        Assert.AreEqual(expected, pex.Print(version));
    }

    [TestMethod]
    [DataRow("3.8", "(True, True, False)")]
    [DataRow("3.11", "(False, True, False)")]
    public void Markers_extras_and_Requires_Python_decide_what_is_importable(string version, string expected)
    {
        const string Expression = "tuple(__import__('importlib.util').util.find_spec(m) is not None for m in ('old', 'extra', 'unused'))";
        var fixture = UnpackedPex.Printing(Expression).WithInfoList("requirements", "base[more]", "old; python_version < '3.9'")
            .AddDistribution(new WheelFixture("base") { RequiresDist = ["extra; extra == 'more'", "unused; extra == 'less'"], Extras = ["more", "less"] })
            .AddDistribution(new WheelFixture("old") { RequiresPython = "<3.9" }.Add("old.py", ""))
            .AddDistribution(new WheelFixture("extra").Add("extra.py", ""))
            .AddDistribution(new WheelFixture("unused").Add("unused.py", ""));
        using var pex = new UnpackedPex(fixture);

        Assert.AreEqual(expected, pex.Print(version));
    }

    [TestMethod]
    public void A_distribution_that_was_taken_away_is_missed_by_name_unless_errors_are_to_be_ignored()
    {
        using var pex = new UnpackedPex(
            UnpackedPex.Printing("'went on'").AddDistribution(new WheelFixture("lib").Add("lib.py", "")).WithInfoList("requirements", "lib"));
        Directory.Delete(Path.Combine(pex.Folder, ".deps/lib-1.0-py2.py3-none-any.whl"), recursive: true);

        var result = pex.Run(UnpackedPex.Common);
        UnpackedPex.AssertProblem(result, "PEX3103", 127);
        Assert.Contains("lib-1.0-py2.py3-none-any.whl", result.Error);
        Assert.AreEqual("went on", pex.With("PEX_IGNORE_ERRORS", "1").Print(UnpackedPex.Common));
    }

    [TestMethod]
    [DataRow(".pexbuild/startup.json", "{\"schema\": 99}", "PEX3106")]
    [DataRow(".pexbuild/startup.json", "[", "PEX3106")]
    [DataRow("PEX-INFO", "[]", "PEX3109")]
    public void A_folder_that_cannot_be_understood_is_one_line(string path, string text, string code)
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("1"));
        pex[path] = text;

        var result = pex.Run(UnpackedPex.Common).AssertExitCode(125);
        Assert.Contains($" : error {code}: {path}", result.Error);
        UnpackedPex.AssertOneLine(result.Error);
    }

    /// <summary>A folder with these Pythons, and nothing besides, is PATH.</summary>
    private static void OnPath(UnpackedPex pex, params string[] versions)
    {
        Directory.CreateDirectory(pex.Beside("bin"));
        foreach (var version in versions)
            File.CreateSymbolicLink(pex.Beside("bin/python" + version), Pythons.Require(version));
        File.CreateSymbolicLink(pex.Beside("bin/sh"), "/bin/sh");
        pex.With("PATH", pex.Beside("bin"));
    }
}
