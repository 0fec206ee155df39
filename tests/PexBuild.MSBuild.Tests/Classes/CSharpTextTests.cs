namespace PexBuild.MSBuild.Classes;

[TestClass]
public sealed class CSharpTextTests
{
    [TestMethod]
    [DataRow("greet", "Greet")]
    [DataRow("my tool-1.0", "MyTool10")]
    [DataRow("my_tool", "MyTool")]
    [DataRow("7zip", "Pex7zip")]
    [DataRow("...", "Pex")]
    [DataRow("élan vital", "ÉlanVital")]
    [DataRow("e\u0301lan", "E\u0301lan")]
    [DataRow("a\u202eb\u0000c\u2028d*/e", "ABCDE")]
    [DataRow("😀x", "X")]
    [DataRow("x\u0660", "X")]
    public void A_name_becomes_an_identifier(string name, string identifier) => Assert.AreEqual(identifier, CSharpText.PascalCase(name));

    [TestMethod]
    [DataRow("Greet", true)]
    [DataRow("_1", true)]
    [DataRow("", false)]
    [DataRow("1a", false)]
    [DataRow("a b", false)]
    [DataRow("a\u200bb", false)]
    [DataRow("a;b", false)]
    public void Nothing_else_is_an_identifier(string text, bool isIdentifier) => Assert.AreEqual(isIdentifier, CSharpText.IsIdentifier(text));

    [TestMethod]
    [DataRow("a\"b\\c\n\u2028é\u202e{0}", "\"a\\\"b\\\\c\\u000a\\u2028\\u00e9\\u202e{0}\"")]
    public void A_literal_is_printable_ASCII(string text, string literal) => Assert.AreEqual(literal, CSharpText.Literal(text));

    [TestMethod]
    [DataRow("a<b>&\r\u0085*/", "a&lt;b&gt;&amp;\\u000d\\u0085*/")]
    public void A_comment_stays_on_its_line(string text, string comment) => Assert.AreEqual(comment, CSharpText.Comment(text));

    [TestMethod]
    public void What_could_be_a_keyword_is_written_with_its_mark()
    {
        Assert.AreEqual("@class", CSharpText.Identifier("class"));
        Assert.AreEqual("Class", CSharpText.Identifier("Class"));
    }
}
