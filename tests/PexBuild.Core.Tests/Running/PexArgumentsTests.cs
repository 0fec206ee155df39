using System.Diagnostics;
using PexBuild.Diagnostics;

namespace PexBuild.Running;

[TestClass]
public sealed class PexArgumentsTests
{
    /// <summary>Command lines in which nothing is special to a shell but quotes, backslashes and blanks: a real shell splits them alike.</summary>
    private static readonly string[] s_lines =
    [
        "", "   ", "a", "a b", " a \t b ", "--name 'two words'", "a'b c'd", "\"a b\"c", "''", "\"\"", "a '' b \"\"", "a''b",
        @"a\ b", @"\'", @"'a\b'", "\"a\\\"b\"", "\"a\\b\"", @"""\\""", @"""\$x \` \a""", @"\\", "a\\\nb", "\"a\\\nb\"", "'a\nb'", @"it\'s", "ünï 😀 'ü'",
        "\"it's\"", "'say \"hi\"'", @"a\", @"\n", "a\\\n", "\\\n", "a \\\n b", @"C:\dir\file", "\"'\"'\"'", "x=\"1 2\"",
    ];

    public static IEnumerable<object[]> AllLines => s_lines.Select(line => new object[] { line });

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DynamicData(nameof(AllLines))]
    public void Split_gives_the_words_that_a_POSIX_shell_gives(string line)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "-c", "eval \"set -- $1\"; for word; do printf '%s\\0' \"$word\"; done", "sh", line })
            start.ArgumentList.Add(argument);
        using var shell = Process.Start(start)!;
        var words = shell.StandardOutput.ReadToEnd().Split('\0')[..^1];
        shell.WaitForExit();

        Assert.AreSequenceEqual(words, PexArguments.Split(line));
    }

    [TestMethod]
    [DataRow("$HOME ~ * ? [a] {1,2}")]
    [DataRow("a|b ; & > < ( ) # ` !")]
    public void Split_expands_nothing(string line) => Assert.AreSequenceEqual(line.Split(' '), PexArguments.Split(line));

    [TestMethod]
    [DataRow("a 'b", "The quotation mark ' at character 3 is not closed: a 'b")]
    [DataRow("\"a\\\"", "The quotation mark \" at character 1 is not closed: \"a\\\"")]
    public void Split_refuses_a_quotation_that_is_not_closed(string line, string problem)
    {
        var error = Assert.ThrowsExactly<PexException>(() => PexArguments.Split(line, "PexArguments")).Diagnostic;

        Assert.AreEqual("PEX0005", error.Code.Id);
        Assert.StartsWith("PexArguments : error PEX0005: " + problem, error.ToString());
    }

    [TestMethod]
    public void Split_takes_a_line_end_for_a_blank() => Assert.AreSequenceEqual(["a", "b"], PexArguments.Split("\n a \n\n b\n"));

    [TestMethod]
    public void Split_of_nothing_is_nothing() => Assert.IsEmpty(PexArguments.Split(null));
}
