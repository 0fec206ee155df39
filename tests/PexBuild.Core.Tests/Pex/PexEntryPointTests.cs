using PexBuild.Diagnostics;

namespace PexBuild.Pex;

[TestClass]
public sealed class PexEntryPointTests
{
    [TestMethod]
    [DataRow("greet", PexEntryPointKind.Module, "greet")]
    [DataRow("greet.cli:main", PexEntryPointKind.Function, "greet.cli:main")]
    [DataRow("greet.cli : App.main ", PexEntryPointKind.Function, "greet.cli:App.main")]
    [DataRow("_private.__main__", PexEntryPointKind.Module, "_private.__main__")]
    public void Parse_reads_modules_and_functions(string text, PexEntryPointKind kind, string normalised)
    {
        var entryPoint = PexEntryPoint.Parse(text, "tool.pex");

        Assert.AreEqual(kind, entryPoint.Kind);
        Assert.AreEqual(normalised, entryPoint.Text);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("greet:")]
    [DataRow(":main")]
    [DataRow("greet..cli")]
    [DataRow("1greet")]
    [DataRow("greet:main()")]
    [DataRow("greet\")\nimport os")]
    [DataRow("greet:a:b")]
    [DataRow("gr eet")]
    [DataRow("grüße")]
    public void Parse_refuses_everything_else(string text)
    {
        var refused = Assert.ThrowsExactly<PexException>(() => PexEntryPoint.Parse(text, "tool.pex"));

        Assert.AreEqual("PEX1103", refused.Diagnostic.Code.Id);
    }

    [TestMethod]
    [DataRow("greet-script")]
    [DataRow("greet_2.sh")]
    public void ParseScript_reads_plain_names(string name) => Assert.AreEqual(name, PexEntryPoint.ParseScript(name, "tool.pex").Text);

    [TestMethod]
    [DataRow("")]
    [DataRow("..")]
    [DataRow("-c")]
    [DataRow("a/b")]
    [DataRow("a b")]
    [DataRow("a\"b")]
    public void ParseScript_refuses_everything_else(string name)
    {
        var refused = Assert.ThrowsExactly<PexException>(() => PexEntryPoint.ParseScript(name, "tool.pex"));

        Assert.AreEqual("PEX1104", refused.Diagnostic.Code.Id);
    }
}
