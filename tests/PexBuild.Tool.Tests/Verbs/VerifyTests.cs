using System.Text.Json;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Verbs;

[TestClass]
public sealed class VerifyTests
{
    [TestMethod]
    public void A_sound_PEX_has_every_hash_right()
    {
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);

        Assert.AreEqual(
            """
            tool.pex: all well
              code_hash       right
              bootstrap_hash  right
              pex_hash        right
              distributions   1 of 1 right
              RECORD files    1 of 1 right

            """.ReplaceLineEndings("\n"),
            tool.Run("verify", "tool.pex").AssertSuccess().Output);
    }

    [TestMethod]
    public void A_wrong_hash_is_an_error_and_a_status()
    {
        using var tool = new ToolRun();
        Pex().WithInfo("code_hash", new string('0', 40)).WriteTo(tool["tool.pex"]);

        var run = tool.Run("verify", "tool.pex").AssertExitCode(1);

        Assert.MatchesRegex(@"\Atool\.pex : error PEX1402: [^\n]+\n\z", run.Error);
        Assert.StartsWith("tool.pex: 1 problem\n  code_hash       WRONG: it is ", run.Output);
    }

    [TestMethod]
    public void Edits_of_a_folder_are_shown_and_are_nothing_wrong()
    {
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);
        tool.Run("unpack", "tool.pex").AssertSuccess();
        File.WriteAllText(tool["tool/app.py"], "# edited\n");

        var run = tool.Run("verify", "tool").AssertSuccess();

        Assert.StartsWith("tool: all well\n  code_hash       edited since it was unpacked\n", run.Output);
        Assert.EndsWith("  source          tool.pex\n  edits\n    edited   app.py\n", run.Output);
    }

    [TestMethod]
    public void The_JSON_document_has_every_check()
    {
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);
        tool.Run("unpack", "tool.pex").AssertSuccess();
        Pex().Add("more.py", "").WriteTo(tool["tool.pex"]);

        using var json = JsonDocument.Parse(tool.Run("verify", "tool", "--json").AssertExitCode(1).Output);

        var root = json.RootElement;
        Assert.IsFalse(root.GetProperty("sound").GetBoolean());
        Assert.AreEqual("PEX1412", root.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.AreEqual(tool["tool.pex"], root.GetProperty("source").GetString());
        var checks = root.GetProperty("checks").EnumerateArray()
            .Select(check => check.GetProperty("kind").GetString() + " " + check.GetProperty("state").GetString()).ToArray();
        Assert.AreSequenceEqual((string[])["code right", "bootstrap right", "pex right", "distribution right", "record right"], checks);
    }

    [TestMethod]
    public void The_source_is_for_folders()
    {
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);

        tool.Run("verify", "tool.pex", "--from", "tool.pex").AssertExitCode(2);
    }

    private static PexFixture Pex() => new PexFixture()
        .Add("app.py", "def main():\n    pass\n")
        .AddDistribution(new WheelFixture("dep").Add("dep.py", "TEXT = 'hello'\n"))
        .WithEntryPoint("app:main");
}
