using System.Text.Json;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Verbs;

[TestClass]
public sealed class PexDiffTests
{
    [TestMethod]
    public void What_differs_between_two_PEX_files_is_shown()
    {
        using var tool = Two();

        var run = tool.Run("diff", "old.pex", "new.pex").AssertExitCode(1);

        Assert.AreEqual("", run.Error);
        Assert.AreEqual(
            """
            old.pex -> new.pex
              distributions
                changed  dep 1.0 -> 2.0
                added    more 1.0
              PEX-INFO
                entry_point: "app:main" -> "app:other"
                requirements: ["dep"] -> ["dep","more"]
                hashes: code_hash, distributions, pex_hash
              files
                changed  .deps/dep-2.0-py2.py3-none-any.whl/.layout.json
                changed  .deps/dep-2.0-py2.py3-none-any.whl/dep-2.0.dist-info/METADATA
                changed  .deps/dep-2.0-py2.py3-none-any.whl/dep-2.0.dist-info/RECORD
                changed  .deps/dep-2.0-py2.py3-none-any.whl/dep-2.0.pex-info/original-whl-info.json
                changed  .deps/dep-2.0-py2.py3-none-any.whl/dep.py
                changed  app.py

            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [TestMethod]
    public void Two_that_hold_the_same_have_nothing_to_show()
    {
        using var tool = Two();
        tool.Run("unpack", "old.pex").AssertSuccess();

        Assert.AreEqual("", tool.Run("diff", "old.pex", "old").AssertSuccess().Output);
    }

    [TestMethod]
    public void Paths_are_shown_as_a_patch()
    {
        using var tool = Two();

        var run = tool.Run("diff", "old.pex", "new.pex", "app.py", ".deps/dep-1.0-py2.py3-none-any.whl/dep.py").AssertExitCode(1);

        Assert.Contains("--- a/app.py\n+++ b/app.py\n@@ -1,2 +1,2 @@\n-def main():\n+def other():\n     pass\n", run.Output);
        Assert.Contains("rename from .deps/dep-1.0-py2.py3-none-any.whl/dep.py\nrename to .deps/dep-2.0-py2.py3-none-any.whl/dep.py\n", run.Output);
        Assert.DoesNotContain("METADATA", run.Output);
        Assert.AreEqual("", tool.Run("diff", "old.pex", "new.pex", "same.py").AssertSuccess().Output);
        Assert.Contains("error PEX2073: Neither PEX contains nothing.py.", tool.Run("diff", "old.pex", "new.pex", "nothing.py").AssertExitCode(1).Error);
    }

    [TestMethod]
    public void A_whole_patch_goes_to_a_file()
    {
        using var tool = Two();

        Assert.AreEqual("", tool.Run("diff", "old.pex", "new.pex", "-o", "x.patch").AssertExitCode(1).Output);

        var patch = File.ReadAllText(tool["x.patch"]);
        Assert.Contains("\n+++ b/PEX-INFO\n", patch);
        Assert.Contains("\n+++ b/.deps/more-1.0-py2.py3-none-any.whl/more.py\n", patch);
    }

    [TestMethod]
    public void The_JSON_document_has_every_change()
    {
        using var tool = Two();

        using var json = JsonDocument.Parse(tool.Run("diff", "old.pex", "new.pex", "--json").AssertExitCode(1).Output);

        var root = json.RootElement;
        Assert.IsFalse(root.GetProperty("same").GetBoolean());
        Assert.AreSequenceEqual((string[])["changed dep", "added more"],
            root.GetProperty("distributions").EnumerateArray()
                .Select(change => change.GetProperty("kind").GetString() + " " + change.GetProperty("name").GetString()).ToArray());
        Assert.AreEqual("\"app:other\"",
            root.GetProperty("info").EnumerateArray().Single(change => change.GetProperty("key").GetString() == "entry_point").GetProperty("new").GetRawText());
        Assert.Contains(".deps/more-1.0-py2.py3-none-any.whl/more.py",
            root.GetProperty("files").EnumerateArray().Select(change => change.GetProperty("path").GetString()));
    }

    private static ToolRun Two()
    {
        var tool = new ToolRun();
        Pex("1.0", "app:main", "dep").Add("app.py", "def main():\n    pass\n").WriteTo(tool["old.pex"]);
        Pex("2.0", "app:other", "dep", "more").Add("app.py", "def other():\n    pass\n")
            .AddDistribution(new WheelFixture("more").Add("more.py", "TEXT = 'more'\n")).WriteTo(tool["new.pex"]);
        return tool;
    }

    private static PexFixture Pex(string version, string entryPoint, params string[] requirements) => new PexFixture()
        .Add("same.py", "")
        .AddDistribution(new WheelFixture("dep", version).Add("dep.py", $"TEXT = '{version}'\n"))
        .WithInfoList("requirements", requirements)
        .WithEntryPoint(entryPoint);
}
