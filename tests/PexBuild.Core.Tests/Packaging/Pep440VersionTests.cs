namespace PexBuild.Packaging;

[TestClass]
public sealed class Pep440VersionTests
{
    /// <summary>The orders that PEP 440 spells out, and epochs and local versions.</summary>
    private static readonly string[] s_rising =
    [
        "0.9", "1.dev0", "1.0.dev456", "1.0a1", "1.0a2.dev456", "1.0a12.dev456", "1.0a12", "1.0b1.dev456", "1.0b2", "1.0b2.post345.dev456", "1.0b2.post345",
        "1.0rc1.dev456", "1.0rc1",
        "1.0", "1.0+abc.5", "1.0+abc.7", "1.0+5", "1.0.post456.dev34", "1.0.post456", "1.0.15", "1.1.dev1", "1.9", "1.10", "2012.10", "1!0.1",
    ];

    [TestMethod]
    public void Versions_are_in_the_order_of_PEP_440()
    {
        var shuffled = s_rising.Select(Pep440Version.Parse).OrderBy(version => version.ToString().Length)
            .ThenByDescending(version => version.ToString(), StringComparer.Ordinal);

        Assert.AreSequenceEqual(s_rising, shuffled.Order().Select(version => version.ToString()));
    }

    [TestMethod]
    [DataRow("1", "1.0.0")]
    [DataRow("1.0", "v1.0")]
    [DataRow("1.0alpha1", "1.0a1")]
    [DataRow("1.0-1", "1.0.post1")]
    [DataRow("1.0c1", "1.0RC1")]
    [DataRow("1.0+ubuntu-1", "1.0+Ubuntu.1")]
    public void Spellings_of_one_version_are_equal(string left, string right)
    {
        Assert.AreEqual(Pep440Version.Parse(left), Pep440Version.Parse(right));
        Assert.AreEqual(Pep440Version.Parse(left).GetHashCode(), Pep440Version.Parse(right).GetHashCode());
    }

    [TestMethod]
    [DataRow("V1.0-Alpha.2", "1.0a2")]
    [DataRow("1.0.PREVIEW3", "1.0rc3")]
    [DataRow("1.0-r4", "1.0.post4")]
    [DataRow("01.02dev", "1.2.dev0")]
    [DataRow("1.0+A-1_007", "1.0+a.1.7")]
    public void ToString_is_the_normal_form(string text, string normal) => Assert.AreEqual(normal, Pep440Version.Parse(text).ToString());

    [TestMethod]
    [DataRow("")]
    [DataRow("x")]
    [DataRow("1.0.x")]
    [DataRow("2004d")]
    [DataRow("1.0-foo")]
    [DataRow("1.0+")]
    [DataRow("1 .0")]
    [DataRow("1.99999999999999999999")]
    public void What_is_no_version_is_not_taken(string text)
    {
        Assert.IsFalse(Pep440Version.TryParse(text, out _));
        Assert.ThrowsExactly<FormatException>(() => Pep440Version.Parse(text));
    }
}
