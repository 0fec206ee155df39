namespace PexBuild.Diagnostics;

[TestClass]
public sealed class DisplayTextTests
{
    [TestMethod]
    [DataRow("plain ünï 😀", "plain ünï 😀")]
    [DataRow("a\u001b[31mb\n", "a\\u001b[31mb\\u000a")]
    [DataRow("a\u202eb", "a\\u202eb")]
    [DataRow("a\U000e0041b", "a\\U000e0041b")]
    public void Escape_shows_printable_text_and_spells_out_the_rest(string text, string shown) =>
        Assert.AreEqual(shown, DisplayText.Escape(text));

    // Not a DataRow: half a surrogate pair does not survive the way to the test host.
    [TestMethod]
    public void Escape_spells_out_half_a_surrogate_pair() => Assert.AreEqual("lone \\ud800", DisplayText.Escape("lone \ud800"));

    [TestMethod]
    public void Escape_cuts_long_text() =>
        Assert.AreEqual(new string('x', 80) + "…", DisplayText.Escape(new string('x', 500)));
}
