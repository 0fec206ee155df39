using System.Text;
using System.Text.RegularExpressions;
using PexBuild.Testing;

namespace PexBuild.Runtime;

[TestClass]
public sealed partial class RuntimeSourceTests
{
    private const string CompileAll = "import sys\nfor path in sys.argv[1:]:\n    compile(open(path, 'rb').read(), path, 'exec')\nprint(len(sys.argv) - 1)\n";

    [TestMethod]
    [DataRow("2.7")]
    [DataRow("3.6")]
    [DataRow("3.7")]
    [DataRow("3.8")]
    [DataRow("3.9")]
    [DataRow("3.10")]
    [DataRow("3.11")]
    [DataRow("3.12")]
    [DataRow("3.13")]
    [DataRow("3.14")]
    public void Every_Python_file_compiles_without_a_warning(string version)
    {
        using var folder = new TemporaryFolder();
        var files = RuntimeSources.WritePython(folder);

        var result = ProcessResult.Run(Pythons.Require(version), ["-W", "error", "-c", CompileAll, .. files]).AssertSuccess();
        Assert.AreEqual($"{files.Count}\n", result.Output);
        Assert.IsGreaterThan(10, files.Count);
    }

    [TestMethod]
    public void All_is_ASCII_as_Python_2_wants_it()
    {
        foreach (var (name, text) in RuntimeSources.All().Where(file => !file.Name.EndsWith(".proj", StringComparison.Ordinal)))
            Assert.IsTrue(Ascii.IsValid(text), name);
    }

    [TestMethod]
    public void Only_cmd_gets_the_line_ends_of_Windows()
    {
        foreach (var (name, text) in RuntimeSources.All())
        {
            var lines = text.Split('\n').Length - 1;
            Assert.AreEqual(name.EndsWith(".cmd", StringComparison.Ordinal) ? lines : 0, text.Count(c => c == '\r'), name);
        }
    }

    [TestMethod]
    public void No_file_is_so_long_that_it_has_two_purposes()
    {
        foreach (var (name, text) in RuntimeSources.All())
            Assert.IsLessThanOrEqualTo(250, text.Split('\n').Length, name);
    }

    [TestMethod]
    public void Every_code_that_Python_or_a_launcher_says_has_a_section()
    {
        var sections = File.ReadAllText(Repository.At("src/PexBuild.Core/Diagnostics/ERRORS.md"));
        var codes = RuntimeSources.All()
            .SelectMany(file => file.Name == "_pexbuild/messages.py" ? RowOfMessages().Matches(file.Text) : CodeInText().Matches(file.Text))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();

        Assert.Contains("3101", codes);
        Assert.Contains("3001", codes);
        foreach (var code in codes)
            Assert.Contains($"\n### PEX{code}\n", sections);
    }

    [GeneratedRegex(@"^    (\d{4}): \(", RegexOptions.Multiline)]
    private static partial Regex RowOfMessages();

    [GeneratedRegex(@"\bPEX(\d{4}):")]
    private static partial Regex CodeInText();
}
