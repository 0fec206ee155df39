namespace PexBuild.Packaging;

[TestClass]
public sealed class VersionSpecifierSetTests
{
    /// <summary>The examples of PEP 440, "Version specifiers".</summary>
    [TestMethod]
    [DataRow("~=2.2", "2.3 2.2.1 2.99", "2.1 3.0")]
    [DataRow("~=1.4.5", "1.4.5 1.4.9", "1.4.4 1.5")]
    [DataRow("~=2.2.post3", "2.2.post3 2.3", "2.2 3.0")]
    [DataRow("~=1.4.5a4", "1.4.5a4 1.4.5 1.4.6", "1.4.5a3 1.5")]
    [DataRow("==1.1", "1.1 1.1.0 1.1+local", "1.1.post1 1.1a1 1.1.dev1")]
    [DataRow("==1.1+local", "1.1+local", "1.1 1.1+other")]
    [DataRow("==1.1.*", "1.1 1.1.5 1.1.post1 1.1a1", "1.2 1.10")]
    [DataRow("!=1.1", "1.1.post1 1.2", "1.1 1.1.0")]
    [DataRow("!=1.1.*", "1.2", "1.1.post1 1.1a1")]
    [DataRow(">1.7", "1.7.1 1.8", "1.7 1.7.0.post1 1.7+local")]
    [DataRow(">1.7.post2", "1.7.1 1.7.0.post3", "1.7.0 1.7.post2")]
    [DataRow("<3.8", "3.7", "3.8 3.8a1 3.8.dev1")]
    [DataRow("<3.8rc1", "3.8b1 3.7", "3.8rc1 3.8")]
    [DataRow("===1.0-foo", "1.0-foo 1.0-FOO", "1.0")]
    [DataRow(" >= 1.0 , < 2 ,", "1.0 1.9", "2.0 0.9")]
    [DataRow("", "1.0 2.0a1 2004d", null)]
    [DataRow(">=1!1.0", "1!1.0", "2.0")]
    public void Contains_follows_PEP_440(string specifiers, string taken, string? left)
    {
        var set = VersionSpecifierSet.Parse(specifiers);
        foreach (var version in taken.Split(' '))
            Assert.IsTrue(set.Contains(version, prereleases: true), version);
        foreach (var version in left?.Split(' ') ?? [])
            Assert.IsFalse(set.Contains(version, prereleases: true), version);
    }

    [TestMethod]
    public void Contains_leaves_pre_releases_out_unless_asked_for()
    {
        Assert.IsFalse(VersionSpecifierSet.Parse(">=1").Contains("2.0rc1", prereleases: false));
        Assert.IsTrue(VersionSpecifierSet.Parse(">=1").Contains("2.0rc1", prereleases: true));
        Assert.IsTrue(VersionSpecifierSet.Parse(">=2.0a1").Contains("2.0rc1", prereleases: false));
    }

    [TestMethod]
    [DataRow("1.0")]
    [DataRow("=1.0")]
    [DataRow(">=")]
    [DataRow("~=1")]
    [DataRow("~=1.0.*")]
    [DataRow("~=dev")]
    [DataRow(">=1 <2")]
    [DataRow("foo")]
    public void What_is_no_specifier_is_not_taken(string text) => Assert.IsFalse(VersionSpecifierSet.TryParse(text, out _));

    [TestMethod]
    [DataRow(">dev", true)]
    [DataRow(">=3.6.*", true)]
    [DataRow("==2004d", true)]
    [DataRow(">=1.0+local", true)]
    [DataRow("==1.0+local", false)]
    [DataRow("==3.6.*", false)]
    [DataRow("===whatever", false)]
    public void Clauses_from_before_PEP_440_are_known_as_such(string text, bool legacy) =>
        Assert.AreEqual(legacy, VersionSpecifierSet.Parse(text).Clauses[0].IsLegacy);

    [TestMethod]
    [DataRow("", ">=1", true)]
    [DataRow("", "", true)]
    [DataRow(">=1", "", false)]
    [DataRow(">=1", ">=1,<2", true)]
    [DataRow(">=1", ">1", true)]
    [DataRow(">1", ">=1", false)]
    [DataRow(">=1,<2", "==1.5", true)]
    [DataRow("==1.*", "~=1.4", true)]
    [DataRow("==1.*", "==1.4.*", true)]
    [DataRow("==1.4.*", "==1.*", false)]
    [DataRow("!=1.5", ">=1,<2", false)]
    [DataRow("!=1.5", ">=1,<2,!=1.5", true)]
    [DataRow("!=1.5", "<1.5", true)]
    [DataRow("===1.0", "===1.0", true)]
    [DataRow("===1.0", "==1.0", false)]
    [DataRow(">=1", ">=3,<2", false)]
    [DataRow(">=3,<2", ">=3,<2", false)]
    public void Includes_compares_specifiers_as_pex_does_for_excludes(string outer, string inner, bool includes) =>
        Assert.AreEqual(includes, VersionRanges.Includes(VersionSpecifierSet.Parse(outer), VersionSpecifierSet.Parse(inner)));
}
