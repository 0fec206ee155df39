using System.Text.Json;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Verbs;

[TestClass]
public sealed class PackTests
{
    [TestMethod]
    public void An_edited_folder_becomes_a_PEX_that_runs()
    {
        var python = Pythons.Require3();
        using var tool = new ToolRun();
        Unpack(tool);
        File.WriteAllText(tool["tool/app.py"], "def main():\n    print('edited')\n    return 4\n");

        var run = tool.Run("pack", "tool", "-o", "packed.pex").AssertSuccess();

        Assert.AreEqual("", run.Error);
        Assert.MatchesRegex(@"\APacked tool to packed\.pex \(zipapp, \d+ files, [\d.]+ kB\)\n  new in PEX-INFO: code_hash, pex_hash\n\z", run.Output);
        Assert.AreEqual("edited\n",
            ProcessResult.Run(python, ["packed.pex"], tool.Folder, new Dictionary<string, string?> { ["PEX_ROOT"] = tool["root"] }).AssertExitCode(4).Output);
        tool.Run("verify", "packed.pex").AssertSuccess();
    }

    [TestMethod]
    public void The_JSON_document_is_all_that_is_written()
    {
        using var tool = new ToolRun();
        Unpack(tool);

        using var json = JsonDocument.Parse(
            tool.Run("pack", "tool", "-o", "sub/packed.pex", "--layout", "loose", "--shebang", "/bin/py", "--json").AssertSuccess().Output);

        var root = json.RootElement;
        Assert.AreEqual(1, root.GetProperty("schema").GetInt32());
        Assert.AreEqual(tool["tool"], root.GetProperty("folder").GetString());
        Assert.AreEqual(tool["sub/packed.pex"], Path.GetFullPath(root.GetProperty("pex").GetString()!));
        Assert.AreEqual("loose", root.GetProperty("layout").GetString());
        Assert.AreEqual("#!/bin/py", root.GetProperty("shebang").GetString());
        Assert.AreEqual("[]", root.GetProperty("changed").GetRawText());
        Assert.AreEqual(Directory.GetFiles(tool["sub/packed.pex"], "*", SearchOption.AllDirectories).Count(file => Path.GetFileName(file) != "pex"),
            root.GetProperty("files").GetInt32());
    }

    [TestMethod]
    public void A_dry_run_says_the_same_and_writes_nothing()
    {
        using var tool = new ToolRun();
        Unpack(tool);

        Assert.StartsWith("Would pack tool to packed.pex (zipapp, ", tool.Run("pack", "tool", "-o", "packed.pex", "--dry-run").AssertSuccess().Output);
        Assert.IsFalse(File.Exists(tool["packed.pex"]));
    }

    [TestMethod]
    public void What_is_there_is_replaced_only_with_force()
    {
        using var tool = new ToolRun();
        Unpack(tool);

        Assert.Contains("error PEX2066: ", tool.Run("pack", "tool", "-o", "tool.pex").AssertExitCode(1).Error);
        tool.Run("pack", "tool", "-o", "tool.pex", "--force").AssertSuccess();
    }

    [TestMethod]
    [DataRow("pack tool", "-o")]
    [DataRow("pack tool -o x --layout flat", "zipapp, packed, loose")]
    [DataRow("pack tool -o x --compress --no-compress", "cannot be used together")]
    [DataRow("pack tool -o x --runtime-from tool.pex", "native")]
    public void A_wrong_command_line_is_said(string line, string what)
    {
        using var tool = new ToolRun();
        Unpack(tool);

        var run = tool.Run(line.Split(' ')).AssertExitCode(2);

        Assert.Contains("error PEX0001: ", run.Error);
        Assert.Contains(what, run.Error);
        Assert.IsFalse(File.Exists(tool["x"]));
    }

    private static void Unpack(ToolRun tool)
    {
        new PexFixture().Add("app.py", "def main():\n    return 3\n").WithEntryPoint("app:main").WriteTo(tool["tool.pex"]);
        tool.Run("unpack", "tool.pex").AssertSuccess();
    }
}
