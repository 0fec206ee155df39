using System.Text.Json;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Verbs;

[TestClass]
public sealed class InfoTests
{
    [TestMethod]
    public void The_page_says_what_the_PEX_is()
    {
        using var folder = new TemporaryFolder();
        var pex = Pex().WriteTo(folder["tool.pex"]);

        var run = InProcess.Run("info", pex);

        Assert.AreEqual(0, run.Status, run.Error);
        Assert.AreEqual("", run.Error);
        Assert.StartsWith(pex + "\n", run.Output);
        foreach (var row in new[]
        {
            @"layout +zipapp, one file", @"size +[\d.]+ kB; unpacked \d+ files, [\d.]+ kB", @"pex version +2\.105\.2", @"starts +app:main",
            @"shebang +#!/usr/bin/env python3", @"pythons +CPython>=3\.8 or PyPy>=3\.9", @"wheels for +cp311, py2, py3 on any, linux_x86_64",
            @"requires +Python >=3\.6", @"settings +venv: true, inherit_path: prefer", @"sha256 +[0-9a-f]{64}", @"holds +2 distributions",
        })
            Assert.MatchesRegex($@"(?m)^  {row}$", run.Output);
        Assert.MatchesRegex(@"(?m)^    dep 1\.0 +py2-none-any py3-none-any$", run.Output);
    }

    [TestMethod]
    public void The_JSON_document_says_it_to_programs()
    {
        using var folder = new TemporaryFolder();
        var pex = Pex().WriteTo(folder["tool.pex"]);

        var run = InProcess.Run("info", pex, "--json");

        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        Assert.AreEqual(1, root.GetProperty("schema").GetInt32());
        Assert.AreEqual(pex, root.GetProperty("path").GetString());
        Assert.AreEqual("zipapp", root.GetProperty("layout").GetString());
        Assert.IsFalse(root.GetProperty("native").GetBoolean());
        Assert.AreEqual("2.105.2", root.GetProperty("pexVersion").GetString());
        Assert.AreEqual("app:main", root.GetProperty("entryPoint").GetString());
        Assert.AreEqual("function", root.GetProperty("entryPointKind").GetString());
        Assert.AreEqual("""["CPython>=3.8","PyPy>=3.9"]""",
            JsonSerializer.Serialize(root.GetProperty("interpreterConstraints")).Replace("\\u003E", ">", StringComparison.Ordinal));
        Assert.AreEqual("""["cp311","py2","py3"]""", JsonSerializer.Serialize(root.GetProperty("pythons")));
        Assert.AreEqual("""["any","linux_x86_64"]""", JsonSerializer.Serialize(root.GetProperty("platforms")));
        Assert.AreEqual("""{"venv":true,"inherit_path":"prefer"}""", JsonSerializer.Serialize(root.GetProperty("settings")));
        Assert.AreEqual(new FileInfo(pex).Length, root.GetProperty("fileSize").GetInt64());
        var dep = root.GetProperty("distributions").EnumerateArray().First(d => d.GetProperty("name").GetString() == "dep");
        Assert.AreEqual("1.0", dep.GetProperty("version").GetString());
        Assert.AreEqual(".deps/dep-1.0-py2.py3-none-any.whl", dep.GetProperty("path").GetString());
        Assert.AreEqual("""["py2-none-any","py3-none-any"]""", JsonSerializer.Serialize(dep.GetProperty("tags")));
    }

    [TestMethod]
    public void A_PEX_with_nothing_in_it_has_a_page_too()
    {
        using var folder = new TemporaryFolder();
        var pex = new PexFixture(PexEra.V1_2).WriteTo(folder["empty"]);

        var run = InProcess.Run("info", pex);

        Assert.AreEqual(0, run.Status, run.Error);
        Assert.Contains("\n  starts       an interactive Python, or what its arguments say\n", run.Output);
        Assert.Contains("\n  holds        no distributions\n", run.Output);
    }

    [TestMethod]
    [DataRow(FixtureLayout.Packed, "packed")]
    [DataRow(FixtureLayout.Loose, "loose")]
    public void A_folder_is_a_PEX_as_well(FixtureLayout layout, string name)
    {
        using var folder = new TemporaryFolder();
        var pex = Pex().WithLayout(layout).WriteTo(folder["tool"]);

        using var json = JsonDocument.Parse(InProcess.Run("info", pex, "--json").Output);

        Assert.AreEqual(name, json.RootElement.GetProperty("layout").GetString());
        Assert.AreEqual(2, json.RootElement.GetProperty("distributions").GetArrayLength());
    }

    [TestMethod]
    public void An_unpacked_folder_says_what_it_was_made_from()
    {
        using var folder = new TemporaryFolder();
        var pex = Pex().WriteTo(folder["tool.pex"]);
        Assert.AreEqual(0, InProcess.Run("unpack", pex, "-o", folder["tool"]).Status);

        var run = InProcess.Run("info", folder["tool"]);
        using var json = JsonDocument.Parse(InProcess.Run("info", folder["tool"], "--json").Output);
        using var original = JsonDocument.Parse(InProcess.Run("info", pex, "--json").Output);

        Assert.MatchesRegex(@"(?m)^  made from +tool\.pex by PexBuild \d", run.Output);
        Assert.AreEqual("unpacked", json.RootElement.GetProperty("layout").GetString());
        Assert.AreEqual(original.RootElement.GetProperty("sha256").GetString(), json.RootElement.GetProperty("unpackedFrom").GetProperty("sha256").GetString());
    }

    private static PexFixture Pex() => new PexFixture()
        .Add("app.py", "def main():\n    print('hello')\n")
        .AddDistribution(new WheelFixture("dep") { RequiresPython = ">=3.6" }.Add("dep.py", ""))
        .AddDistribution(new WheelFixture("native") { Tag = "cp311-cp311-linux_x86_64" }.Add("native.py", ""))
        .WithInfoList("interpreter_constraints", "CPython>=3.8", "PyPy>=3.9")
        .WithInfo("venv", true)
        .WithInfo("inherit_path", "prefer")
        .WithEntryPoint("app:main");
}
