using System.Text;
using PexBuild.Diagnostics;

namespace PexBuild.Pex;

[TestClass]
public sealed class PexInfoTests
{
    [TestMethod]
    public void Absent_keys_have_pexs_defaults()
    {
        var info = Read("{}");

        Assert.IsTrue(info.StripPexEnv);
        Assert.IsFalse(info.IgnoreErrors);
        Assert.IsFalse(info.DepsAreWheelFiles);
        Assert.AreEqual(InheritPath.False, info.InheritPath);
        Assert.IsEmpty(info.Requirements);
        Assert.IsEmpty(info.PexPaths);
        Assert.IsNull(info.EntryPoint);
    }

    [TestMethod]
    public void Null_means_absent()
    {
        var info = Read("""{"entry_point": null, "strip_pex_env": null, "pex_path": null, "inject_env": null, "requirements": null}""");

        Assert.IsNull(info.EntryPoint);
        Assert.IsTrue(info.StripPexEnv);
        Assert.IsEmpty(info.InjectEnv);
    }

    [TestMethod]
    [DataRow("true", InheritPath.Prefer)]
    [DataRow("false", InheritPath.False)]
    [DataRow("\"false\"", InheritPath.False)]
    [DataRow("\"prefer\"", InheritPath.Prefer)]
    [DataRow("\"fallback\"", InheritPath.Fallback)]
    public void Inherit_path_is_read_as_either_generation_wrote_it(string json, InheritPath expected) =>
        Assert.AreEqual(expected, Read($$"""{"inherit_path": {{json}}}""").InheritPath);

    [TestMethod]
    public void Requirements_of_pex_0_8_may_be_lists()
    {
        string[] expected = ["a==1", "b"];

        Assert.AreSequenceEqual(expected, Read("""{"requirements": [["a==1", null, false], "b"]}""").Requirements.ToArray());
    }

    [TestMethod]
    public void Pex_paths_win_over_pex_path()
    {
        string[] both = ["/x", "/y"], old = ["/a", "/b"];

        Assert.AreSequenceEqual(both, Read("""{"pex_path": "/a:/b", "pex_paths": ["/x", "/y"]}""").PexPaths.ToArray());
        Assert.AreSequenceEqual(old, Read("""{"pex_path": "/a:/b", "pex_paths": []}""").PexPaths.ToArray());
    }

    [TestMethod]
    public void Unknown_keys_are_kept() => Assert.AreEqual("new", Read("""{"from_the_future": "new"}""").Json["from_the_future"]!.AsString);

    [TestMethod]
    [DataRow("[]", "PEX1101")]
    [DataRow("{} {}", "PEX1101")]
    [DataRow("{\"a\": 1, \"a\": 2}", "PEX1101")]
    [DataRow("{\"entry_point\": 1}", "PEX1102")]
    [DataRow("{\"requirements\": \"a\"}", "PEX1102")]
    [DataRow("{\"requirements\": [1]}", "PEX1102")]
    [DataRow("{\"distributions\": [\"a\"]}", "PEX1102")]
    [DataRow("{\"distributions\": {\"a\": 1}}", "PEX1102")]
    [DataRow("{\"inherit_path\": \"maybe\"}", "PEX1102")]
    [DataRow("{\"venv\": \"yes\"}", "PEX1102")]
    public void Other_types_and_broken_text_are_refused(string json, string code)
    {
        var refused = Assert.ThrowsExactly<PexException>(() => Read(json));

        Assert.AreEqual(code, refused.Diagnostic.Code.Id);
    }

    [TestMethod]
    public void Nesting_deeper_than_the_limit_is_refused()
    {
        var refused = Assert.ThrowsExactly<PexException>(() => Read("{\"a\":" + new string('[', 100) + new string(']', 100) + "}"));

        Assert.AreEqual("PEX1510", refused.Diagnostic.Code.Id);
        Assert.Contains("json-depth=NUMBER", refused.Message);
    }

    private static PexInfo Read(string json) => PexInfo.Read(Encoding.UTF8.GetBytes(json), "tool.pex");
}
