using System.Text.Json;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Verbs;

[TestClass]
public sealed class UnpackTests
{
    [TestMethod]
    public void The_folder_is_named_after_the_PEX_and_the_report_says_how_to_run_it()
    {
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);

        var run = tool.Run("unpack", "tool.pex").AssertSuccess();

        Assert.AreEqual("", run.Error);
        Assert.MatchesRegex(
            @"\AUnpacked tool\.pex to tool \(\d+ files, [\d.]+ kB, 1 distribution\)\n  starts   app:main\n  run it   python3? tool\n"
                + @"           tool/bin/tool\n           dotnet pex run tool\n  edit     tool/__main__\.py: ",
            run.Output.Replace('\\', '/'));
        Assert.IsTrue(File.Exists(tool["tool/__main__.py"]));
    }

    [TestMethod]
    public void The_three_ways_of_the_report_run_it()
    {
        var python = Pythons.Require3();
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);
        tool.Run("unpack", "tool.pex").AssertSuccess();

        Assert.AreEqual("hello\n", ProcessResult.Run(python, ["tool"], tool.Folder).AssertExitCode(3).Output);
        Assert.AreEqual("hello\n", tool.Run("run", "tool").AssertExitCode(3).Output);
        if (!OperatingSystem.IsWindows())
            Assert.AreEqual("hello\n", ProcessResult.Run(tool["tool/bin/tool"], [], tool.Folder).AssertExitCode(3).Output);
    }

    [TestMethod]
    public void The_JSON_document_is_all_that_is_written()
    {
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);

        var run = tool.Run("unpack", "tool.pex", "-o", "sub dir/ü", "--json").AssertSuccess();

        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        var folder = tool["sub dir/ü"];
        Assert.AreEqual(1, root.GetProperty("schema").GetInt32());
        Assert.AreEqual(folder, root.GetProperty("folder").GetString());
        Assert.AreEqual(Path.Combine(folder, "__main__.py"), root.GetProperty("entryScript").GetString());
        Assert.AreEqual(Path.Combine(folder, "bin", "tool"), root.GetProperty("launcher").GetString());
        Assert.AreEqual("app:main", root.GetProperty("entryPoint").GetString());
        Assert.AreEqual("2.105.2", root.GetProperty("pexVersion").GetString());
        Assert.AreEqual("zipapp", root.GetProperty("layout").GetString());
        Assert.AreEqual("""[{"name":"dep","version":"1.0","path":".deps/dep-1.0-py2.py3-none-any.whl"}]""",
            JsonSerializer.Serialize(root.GetProperty("distributions")));
        Assert.AreEqual("[]", JsonSerializer.Serialize(root.GetProperty("warnings")));
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "manifest.json").ToArray();
        Assert.AreEqual(files.Length, root.GetProperty("files").GetInt32());
        Assert.AreEqual(files.Sum(file => new FileInfo(file).Length), root.GetProperty("bytes").GetInt64());
    }

    [TestMethod]
    public void A_dry_run_refuses_what_would_be_refused()
    {
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);
        tool.Run("unpack", "tool.pex").AssertSuccess();
        tool.Run("unpack", "tool.pex", "--dry-run").AssertSuccess();
        File.AppendAllText(tool["tool/app.py"], "# edited\n");
        File.WriteAllText(tool["file"], "");
        Directory.CreateDirectory(tool["foreign"]);
        File.WriteAllText(tool["foreign/mine.txt"], "");

        foreach (var (folder, code) in (ReadOnlySpan<(string, string)>)[("tool", "PEX2005"), ("file", "PEX2002"), ("foreign", "PEX2001")])
        {
            Assert.Contains(code, tool.Run("unpack", "tool.pex", "-o", folder, "--dry-run").AssertExitCode(1).Error);
            Assert.Contains(code, tool.Run("unpack", "tool.pex", "-o", folder).AssertExitCode(1).Error);
        }

        tool.Run("unpack", "tool.pex", "--dry-run", "--on-edits", "keep").AssertSuccess();
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Folders_that_are_only_implied_have_the_mode_of_all_others()
    {
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);

        ProcessResult.Run("sh", ["-c", "umask 000 && exec \"$0\" unpack tool.pex", ToolRun.Executable], tool.Folder).AssertSuccess();

        var writable = Directory.GetDirectories(tool["tool"], "*", SearchOption.AllDirectories)
            .Where(folder => (File.GetUnixFileMode(folder) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0);
        Assert.IsEmpty(writable);
    }

    [TestMethod]
    public void A_dry_run_says_the_same_and_writes_nothing()
    {
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);

        var dry = tool.Run("unpack", "tool.pex", "--dry-run", "--json").AssertSuccess();
        Assert.IsFalse(Directory.Exists(tool["tool"]));
        Assert.StartsWith("Would unpack tool.pex to tool (", tool.Run("unpack", "tool.pex", "--dry-run").AssertSuccess().Output);
        var real = tool.Run("unpack", "tool.pex", "--json").AssertSuccess();

        using var dryJson = JsonDocument.Parse(dry.Output);
        using var realJson = JsonDocument.Parse(real.Output);
        foreach (var member in realJson.RootElement.EnumerateObject().Where(member => member.Name != "dryRun"))
            Assert.AreEqual(member.Value.GetRawText(), dryJson.RootElement.GetProperty(member.Name).GetRawText(), member.Name);
        Assert.IsTrue(dryJson.RootElement.GetProperty("dryRun").GetBoolean());
        Assert.IsFalse(realJson.RootElement.GetProperty("dryRun").GetBoolean());
        Assert.AreEqual(dryJson.RootElement.GetProperty("files").GetInt32(), dryJson.RootElement.GetProperty("contents").GetArrayLength());
    }

    [TestMethod]
    public void Another_entry_point_can_be_named()
    {
        Pythons.Require3();
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);
        tool.Run("unpack", "tool.pex", "--entry-point", "app:other", "--no-launchers").AssertSuccess();

        Assert.AreEqual("other\n", tool.Run("run", "tool").AssertSuccess().Output);
        Assert.IsFalse(Directory.Exists(tool["tool/bin"]));
    }

    [TestMethod]
    public void Without_a_patch_the_folder_is_what_the_PEX_holds()
    {
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);

        var run = tool.Run("unpack", "tool.pex", "--no-patch").AssertSuccess();

        Assert.IsFalse(Directory.Exists(tool["tool/bin"]));
        Assert.DoesNotContain("edit", run.Output);
    }

    [TestMethod]
    public void Quiet_says_nothing()
    {
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);

        var run = tool.Run("unpack", "tool.pex", "--verbosity", "quiet").AssertSuccess();

        Assert.AreEqual("", run.Output + run.Error);
    }

    [TestMethod]
    public void Detailed_names_each_file_on_standard_error()
    {
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);

        var run = tool.Run("unpack", "tool.pex", "--verbosity", "detailed").AssertSuccess();

        Assert.MatchesRegex(@"(?m)^ +\d+ \.deps/dep-1\.0-py2\.py3-none-any\.whl/dep\.py$", run.Error);
    }

    [TestMethod]
    public void What_is_not_ours_is_left_alone()
    {
        using var tool = new ToolRun();
        Pex().WriteTo(tool["tool.pex"]);
        Directory.CreateDirectory(tool["tool"]);
        File.WriteAllText(tool["tool/mine.txt"], "mine");

        var run = tool.Run("unpack", "tool.pex", "--json").AssertExitCode(1);

        Assert.AreEqual("", run.Output);
        Assert.MatchesRegex(@"\A[^\n]+ : error PEX2\d\d\d: [^\n]+\n\z", run.Error);
        Assert.AreEqual("mine", File.ReadAllText(Directory.GetFiles(tool["tool"]).Single()));
    }

    internal static PexFixture Pex() => new PexFixture()
        .Add("app.py", "import dep\ndef main():\n    print(dep.TEXT)\n    return 3\ndef other():\n    print('other')\n")
        .AddDistribution(new WheelFixture("dep").Add("dep.py", "TEXT = 'hello'\n"))
        .WithInfoList("requirements", "dep")
        .WithEntryPoint("app:main");
}
