using System.Globalization;
using System.Text.RegularExpressions;
using PexBuild.Testing;

namespace PexBuild.Runtime;

/// <summary>The shipped Python under Debian's linters, and what it imports.</summary>
[TestClass]
public sealed class RuntimeLintTests
{
    // The two rules in which pycodestyle and the formatter Black differ, as Black's documentation lists them.
    private const string IgnoredRules = "E203,W503";

    [TestMethod]
    public void Every_name_is_defined_and_what_is_imported_or_assigned_is_used()
    {
        var pyflakes = Programs.Require("the shipped Python is not checked for names", "pyflakes3", "pyflakes");
        using var folder = new TemporaryFolder();
        var files = RuntimeSources.WritePython(folder);

        AssertSilent(folder, ProcessResult.Run(pyflakes, files));
    }

    [TestMethod]
    public void The_style_is_that_of_PEP_8_in_lines_of_120_characters()
    {
        var pycodestyle = Programs.Require("the style of the shipped Python is not checked", "pycodestyle");
        using var folder = new TemporaryFolder();
        var files = RuntimeSources.WritePython(folder);

        AssertSilent(folder, ProcessResult.Run(pycodestyle, ["--max-line-length=120", "--ignore=" + IgnoredRules, .. files]));
    }

    [TestMethod]
    public void What_is_imported_exists_and_no_modules_import_each_other_in_a_circle()
    {
        using var folder = new TemporaryFolder();
        var files = RuntimeSources.WritePython(folder);
        using var script = typeof(RuntimeLintTests).Assembly.GetManifestResourceStream("check_imports.py")!;

        var result = ProcessResult.Run(Pythons.Require(UnpackedPex.Common), ["-c", new StreamReader(script).ReadToEnd(), folder.Path]).AssertSuccess();

        Assert.MatchesRegex(new Regex(string.Create(CultureInfo.InvariantCulture, $@"^{files.Count} modules, \d{{3,}} imports\n$")), result.Output);
    }

    private static void AssertSilent(TemporaryFolder folder, ProcessResult result) =>
        Assert.AreEqual("", (result.Output + result.Error).Replace(folder.Path + "/", "", StringComparison.Ordinal));
}
