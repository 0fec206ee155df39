namespace PexBuild.Packaging;

[TestClass]
public sealed class PythonVersionLoweringTests
{
    private static readonly string[] s_operators = ["==", "!=", "<", "<=", ">", ">=", "~=", "==="];

    /// <summary>The releases from 2.6 to 4.1, with alphas, betas and candidates.</summary>
    private static readonly IReadOnlyList<(PythonVersionKey Key, string Text)> s_releases =
    [
        .. from minor in (string[])["2.6", "2.7", "3.0", "3.1", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.14", "4.0", "4.1"]
           from micro in (ulong[])[0, 1, 2, 10, 18]
           from suffix in (string[])["a0", "a1", "a7", "b1", "b2", "rc1", "rc2", ""]
           let version = Pep440Version.Parse($"{minor}.{micro}{suffix}")
           select (new PythonVersionKey(version.Release[0], version.Release[1], micro, version.Pre?.Phase ?? 0, version.Pre?.Number ?? 0), version.ToString()),
    ];

    [TestMethod]
    public void Intervals_hold_exactly_the_releases_that_the_specifier_takes()
    {
        string[] bounds =
        [
            "2", "3", "3.0", "3.8", "3.8.0", "3.8.1", "3.8.2.0", "3.8.1.5", "3.10", "4", "3.8a1", "3.8.1b2", "3.8rc1", "3.8.0rc2.post1", "3.8.post1",
            "3.8.1.post1.dev2", "3.8.dev1",
            "3.8a1.dev3", "3.8.1+local", "1!3.8", "3.*", "3.8.*", "3.8.1.*", "3.8.0.0.*", "3.8.1.5.*", "1!3.*", "3.8.1.2a1", "3.8.0.0a1", "0", "99", "3.8.1",
            "v3.8", "3.8.18", "3.8rc1.*",
        ];
        var checks = 0;
        foreach (var text in s_operators.SelectMany(@operator => bounds, (@operator, bound) => @operator + bound))
        {
            if (!VersionSpecifierSet.TryParse(text, out var specifiers))
                continue;
            if (specifiers.Clauses[0] is { IsLegacy: true, Version: null or { Epoch: > 0 } })
                continue; // no Python versions can be told by it
            AssertExact(specifiers);
            checks++;
        }

        Assert.IsGreaterThan(200, checks);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(">=2.7,!=3.0.*,!=3.1.*,!=3.2.*,<4")]
    [DataRow(">=3.8,<3.8")]
    [DataRow("<3.8,>3.10")]
    [DataRow("!=3.8,!=3.8.1,!=3.8rc1")]
    [DataRow("~=3.8,!=3.9.*")]
    public void Intervals_of_several_clauses_are_their_intersection(string text) => AssertExact(VersionSpecifierSet.Parse(text));

    [TestMethod]
    [DataRow("", "..")]
    [DataRow("<=3.8", "..3.8.0.0.1")]
    [DataRow(">3.8", "3.8.0.0.1..")]
    [DataRow("<3.8", "..3.8.0.-9.0")]
    [DataRow(">=3.6,!=3.7.*,<4", "3.6.0.0.0..3.7.0.-9.0 3.8.0.-9.0..4.0.0.-9.0")]
    [DataRow("==3.11.*", "3.11.0.-9.0..3.12.0.-9.0")]
    [DataRow("===3.8.1", "3.8.1.0.0..3.8.1.0.1")]
    [DataRow("===3.8", "")]
    public void Intervals_have_the_agreed_bounds(string specifiers, string intervals) =>
        Assert.AreEqual(intervals,
            string.Join(' ',
                PythonVersionLowering.Lower(VersionSpecifierSet.Parse(specifiers)).Intervals.Select(run => Text(run.Low) + ".." + Text(run.High))));

    private static string Text(PythonVersionKey? key) =>
        key is { } place ? FormattableString.Invariant($"{place.Major}.{place.Minor}.{place.Micro}.{place.Phase}.{place.Serial}") : "";

    private static void AssertExact(VersionSpecifierSet specifiers)
    {
        var lowered = PythonVersionLowering.Lower(specifiers);
        foreach (var (key, text) in s_releases)
            Assert.AreEqual(specifiers.Contains(text, prereleases: true), lowered.Contains(key), $"{text} in '{specifiers}'");
    }
}
