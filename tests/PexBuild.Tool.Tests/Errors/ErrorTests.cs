using System.Text.RegularExpressions;

namespace PexBuild.Tool.Errors;

/// <summary>
/// What the tests of the families share: each case is provoked through the command line, and everything that a user could see of it is checked.
/// </summary>
public abstract partial class ErrorTests
{
    /// <summary>What a line may say of what was done, or not.</summary>
    private static readonly string[] s_outcomes = [
        "Nothing was ", "It was ", "The program was not started.", "They were unpacked", "They can only be", "On Linux", "The program does not see it",
        "It is unpacked", "The rest was", "All other changes", "They are saved", "The folder was updated to the new PEX", "The edit is not",
        "Another first line", "Both states", "Run again",
    ];

    private protected static IEnumerable<object[]> NamesOf(IEnumerable<ErrorCase> cases) => cases.Select(one => new object[] { one.Code.Id + " " + one.Name });

    private protected static void Provoke(IEnumerable<ErrorCase> cases, string name)
    {
        var one = cases.Single(one => one.Code.Id + " " + one.Name == name);
        using var lab = new Lab();
        var arguments = one.Arrange(lab);
        var before = lab.List();

        var run = InProcess.Run(arguments);

        Assert.AreEqual(one.Status ?? (one.IsWarning ? ExitStatus.Done : ExitStatus.Failed), run.Status, run.Error);
        RequireLine(one, run.Error, lab);
        if (one.IsWarning || one.HasResult)
            return;
        Assert.AreEqual("", run.Output);
        Assert.AreSequenceEqual(before, lab.List(), "Something was written, or left behind.");
    }

    private static void RequireLine(ErrorCase one, string error, Lab lab)
    {
        var lines = error.TrimEnd('\n').Split('\n');
        foreach (var line in lines)
        {
            Assert.MatchesRegex(CanonicalLine(), line);
            Assert.DoesNotMatchRegex(@"\{\d\}", line, "A value was not put in.");
        }

        var expected = $"{one.Origin} : {(one.IsWarning ? "warning" : "error")} {one.Code.Id}: {one.Problem}".Replace("{lab}", lab.Root,
            StringComparison.Ordinal);
        var found = lines.FirstOrDefault(line => line.StartsWith(expected, StringComparison.Ordinal));
        Assert.IsNotNull(found, $"expected: {expected}\nactual:   {error}");
        Assert.Contains(outcome => found.Contains(outcome, StringComparison.Ordinal), s_outcomes, "It does not say what was done: " + found);
    }

    // One line, of characters that a terminal shows and does nothing else about.
    [GeneratedRegex(@"\A[^\p{C}\u2028\u2029]+ : (error|warning) PEX\d{4}: [^\p{C}\u2028\u2029]+\z")]
    private static partial Regex CanonicalLine();
}
