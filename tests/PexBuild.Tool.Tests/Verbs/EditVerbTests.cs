using System.Text.Json;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Verbs;

[TestClass]
public sealed class EditVerbTests
{
    private const string Dep = "tool/.deps/dep-1.0-py2.py3-none-any.whl/dep.py";

    [TestMethod]
    public void Status_says_what_was_changed_and_its_status_whether_something_was()
    {
        using var tool = Unpacked();
        Assert.AreEqual("", tool.Run("status", "tool").AssertExitCode(0).Output);
        File.AppendAllText(tool[Dep], "# edited\n");
        File.WriteAllText(tool["tool/new file.py"], "");
        File.Move(tool["tool/app.py"], tool["tool/main.py"]);

        Assert.AreEqual("edited   .deps/dep-1.0-py2.py3-none-any.whl/dep.py\nmoved    app.py -> main.py\nadded    new file.py\n",
            tool.Run("status", "tool").AssertExitCode(1).Output);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Diff_and_pack_replace_neither_links_nor_pipes()
    {
        using var tool = Unpacked();
        File.AppendAllText(tool[Dep], "# edited\n");
        var patch = tool.Run("diff", "tool").AssertExitCode(1).Output;
        File.WriteAllText(tool["real.patch"], "earlier");
        File.CreateSymbolicLink(tool["link.patch"], "real.patch");

        tool.Run("diff", "tool", "-o", "link.patch").AssertExitCode(1);

        Assert.AreEqual(patch, File.ReadAllText(tool["real.patch"]));
        Assert.AreEqual("real.patch", new FileInfo(tool["link.patch"]).LinkTarget);
        Assert.AreEqual(patch,
            ProcessResult.Run("sh", ["-c", "mkfifo pipe && (timeout 20 cat pipe & \"$0\" diff tool -o pipe; wait) && test -p pipe", ToolRun.Executable],
                tool.Folder).AssertSuccess().Output);
        ProcessResult.Run("sh", ["-c", "echo before > out; \"$0\" diff tool -o /dev/fd/1 >> out; echo after >> out", ToolRun.Executable],
            tool.Folder).AssertSuccess();
        Assert.AreEqual("before\n" + patch + "after\n", File.ReadAllText(tool["out"]));
        Assert.Contains("PEX2067", tool.Run("pack", "tool", "-o", "link.patch", "--force").AssertExitCode(1).Error);
        Assert.Contains("PEX2067", tool.Run("pack", "tool", "-o", "pipe", "--force").AssertExitCode(1).Error);
        Assert.Contains("PEX2024", tool.Run("diff", "tool", "").AssertExitCode(1).Error);
    }

    [TestMethod]
    public void Status_as_JSON_is_one_document()
    {
        using var tool = Unpacked();
        File.Delete(tool["tool/app.py"]);
        using var json = JsonDocument.Parse(tool.Run("status", "tool", "--json").AssertExitCode(1).Output);

        Assert.AreEqual(1, json.RootElement.GetProperty("schema").GetInt32());
        Assert.AreEqual(tool["tool"], json.RootElement.GetProperty("folder").GetString());
        Assert.AreEqual("""[{"kind":"deleted","path":"app.py","from":null,"modeChanged":false}]""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("edits")));
    }

    [TestMethod]
    public void A_second_status_reads_only_what_changed()
    {
        using var tool = Unpacked();
        foreach (var file in Directory.EnumerateFiles(tool["tool"], "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        tool.Run("status", "tool").AssertExitCode(0);
        // The same size and time, as no editor leaves a file: --reread is for who wants to know.
        var time = File.GetLastWriteTimeUtc(tool["tool/app.py"]);
        var text = File.ReadAllText(tool["tool/app.py"]);
        File.WriteAllText(tool["tool/app.py"], text.Replace('i', 'I'));
        File.SetLastWriteTimeUtc(tool["tool/app.py"], time);

        tool.Run("status", "tool").AssertExitCode(0);
        tool.Run("status", "tool", "--reread").AssertExitCode(1);
    }

    [TestMethod]
    public void Diff_writes_a_patch_that_apply_takes_and_takes_back()
    {
        using var tool = Unpacked();
        Assert.AreEqual("", tool.Run("diff", "tool").AssertExitCode(0).Output);
        File.WriteAllBytes(tool["tool/app.py"], [.. File.ReadAllBytes(tool["tool/app.py"]), 0xff, (byte)'\r', (byte)'\n']);
        File.WriteAllText(tool["tool/new file.py"], "no line feed");
        tool.Run("diff", "tool", "-o", "p.patch").AssertExitCode(1);
        var shell = ProcessOutput(tool, "diff", "tool");
        tool.Run("unpack", "tool.pex", "-o", "fresh").AssertSuccess();

        Assert.AreSequenceEqual(File.ReadAllBytes(tool["p.patch"]), shell, "What a shell redirects is the same, byte for byte.");
        Assert.AreEqual("changed  app.py\nmade     new file.py\n", tool.Run("apply", "fresh", "p.patch").AssertSuccess().Output);
        Assert.AreSequenceEqual(File.ReadAllBytes(tool["tool/app.py"]), File.ReadAllBytes(tool["fresh/app.py"]));
        Assert.AreEqual("no line feed", File.ReadAllText(tool["fresh/new file.py"]));
        tool.Run("apply", "--reverse", "fresh", "p.patch").AssertSuccess();
        tool.Run("status", "fresh").AssertExitCode(0);
    }

    [TestMethod]
    public void Diff_of_a_path_looks_at_that_alone()
    {
        using var tool = Unpacked();
        File.AppendAllText(tool[Dep], "# edited\n");
        File.AppendAllText(tool["tool/app.py"], "# edited\n");

        Assert.DoesNotContain("app.py", tool.Run("diff", "tool", ".deps").AssertExitCode(1).Output);
        Assert.DoesNotContain(".deps", tool.Run("diff", "tool", "tool/app.py").AssertExitCode(1).Output);
        Assert.Contains("PEX2024", tool.Run("diff", "tool", "nothing").AssertExitCode(1).Error);
    }

    [TestMethod]
    public void Diff_as_JSON_has_the_patch_of_each_file()
    {
        using var tool = Unpacked();
        File.AppendAllText(tool["tool/app.py"], "# edited\n");
        File.WriteAllBytes(tool["tool/latin"], [0xe4, (byte)'\n']);
        using var json = JsonDocument.Parse(tool.Run("diff", "tool", "--json").AssertExitCode(1).Output);
        var files = json.RootElement.GetProperty("files");

        Assert.AreEqual(1, files[0].GetProperty("added").GetInt32());
        Assert.StartsWith("diff --git a/app.py b/app.py\n", files[0].GetProperty("patch").GetString());
        Assert.Contains((byte)0xe4, files[1].GetProperty("patchBase64").GetBytesFromBase64());
    }

    [TestMethod]
    public void Diff_of_two_PEX_files_compares_them()
    {
        using var tool = Unpacked();
        UnpackTests.Pex().Add("more.py", "").WriteTo(tool["other.pex"]);

        tool.Run("diff", "tool.pex", "tool.pex").AssertExitCode(0);
        Assert.Contains("more.py", tool.Run("diff", "tool.pex", "other.pex").AssertExitCode(1).Output);
        Assert.Contains("more.py", tool.Run("diff", "tool", "other.pex").AssertExitCode(1).Output);
    }

    [TestMethod]
    public void Apply_names_the_hunk_that_does_not_fit_and_writes_nothing()
    {
        using var tool = Unpacked();
        File.WriteAllText(tool["p.patch"], "--- a/app.py\n+++ b/app.py\n@@ -1 +1 @@\n-nothing of the kind\n+x\n");

        var run = tool.Run("apply", "tool", "p.patch").AssertExitCode(1);

        Assert.Contains("p.patch : error PEX2032: app.py: hunk 1 of 1 (line 3 of the patch) does not apply: ", run.Error);
        Assert.AreEqual("", run.Output);
        tool.Run("status", "tool").AssertExitCode(0);
    }

    [TestMethod]
    public void Apply_reads_standard_input()
    {
        using var tool = Unpacked();

        tool.RunWith(null, "--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+x\n", "apply", "tool", "-").AssertSuccess();
        Assert.AreEqual("x\n", File.ReadAllText(tool["tool/new"]));
        Assert.AreEqual(2, tool.Run("apply", "tool").ExitCode);
        Assert.AreEqual(2, tool.Run("apply", "tool", "p.patch", "-p", "x").ExitCode);
    }

    [TestMethod]
    public void Restore_puts_back_what_was_unpacked_and_says_where_the_rest_is()
    {
        using var tool = Unpacked();
        File.WriteAllText(tool["tool/app.py"], "mine");

        Assert.Contains("Would restore:\nedited   app.py\n", tool.Run("restore", "tool", "--dry-run").AssertSuccess().Output);
        var run = tool.Run("restore", "tool").AssertSuccess();

        Assert.Contains("Restored:\nedited   app.py\n", run.Output);
        Assert.Contains(tool["tool/.pexbuild/saved/1"], run.Output);
        Assert.AreEqual("mine", File.ReadAllText(tool["tool/.pexbuild/saved/1/app.py"]));
        tool.Run("status", "tool").AssertExitCode(0);
        Assert.AreEqual("Nothing was changed since it was unpacked.\n", tool.Run("restore", "tool").AssertSuccess().Output);
    }

    [TestMethod]
    public void Merging_reports_conflicts_in_lines_and_in_its_status()
    {
        using var tool = Unpacked(UnpackTests.Pex().Add("conf.py", "A = 1\n"));
        File.Move(tool["tool.pex"], tool["old.pex"]);
        UnpackTests.Pex().Add("conf.py", "A = 2\n").WriteTo(tool["tool.pex"]);
        File.WriteAllText(tool["tool/conf.py"], "A = 3\n");

        var run = tool.Run("unpack", "tool.pex", "--on-edits", "merge", "--from", "old.pex").AssertExitCode(1);

        Assert.MatchesRegex(@"tool : error PEX2043: conf\.py was edited here and conflicts with the new PEX in one place\.", run.Error);
        Assert.AreEqual("<<<<<<< edited\nA = 3\n=======\nA = 2\n>>>>>>> unpacked\n", File.ReadAllText(tool["tool/conf.py"]));
    }

    private static ToolRun Unpacked(PexFixture? pex = null)
    {
        var tool = new ToolRun();
        (pex ?? UnpackTests.Pex()).WriteTo(tool["tool.pex"]);
        tool.Run("unpack", "tool.pex").AssertSuccess();
        return tool;
    }

    private static byte[] ProcessOutput(ToolRun tool, params string[] arguments)
    {
        using var process = tool.Start(arguments);
        process.StandardInput.Close();
        using var bytes = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(bytes);
        process.WaitForExit();
        return bytes.ToArray();
    }
}
