using System.Runtime.Versioning;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Manifests;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Unpacking;

[TestClass]
public sealed class PexUnpackerTests
{
    [TestMethod]
    [DataRow("tools/tool.pex", "tool")]
    [DataRow("tool.PEX", "tool")]
    [DataRow("tool.pexrc", "tool")]
    [DataRow("tool.pyz", "tool")]
    [DataRow("tool", "tool-unpacked")]
    [DataRow("my tool-1.0.pex", "my tool-1.0")]
    [DataRow(".pex", ".pex-unpacked")]
    public void The_folder_is_named_after_the_PEX(string path, string name) => Assert.AreEqual(name, PexUnpacker.DefaultFolderName(path));

    [TestMethod]
    public void A_folder_holds_what_the_PEX_holds_and_what_makes_it_run()
    {
        using var folder = new TemporaryFolder();
        var result = Unpack(folder, Sample());

        Assert.AreEqual(folder["tool"], result.Folder);
        Assert.AreEqual("MARK = 'user'\n", File.ReadAllText(folder["tool/app.py"]));
        Assert.IsTrue(File.Exists(folder["tool/.deps/greet-1.0-py2.py3-none-any.whl/greet/cli.py"]));
        Assert.IsTrue(Directory.Exists(folder["tool/.bootstrap/pex"]));
        Assert.AreEqual(folder["tool/bin/tool"], result.Launcher);
        Assert.IsTrue(File.Exists(folder["tool/bin/tool.cmd"]));
        Assert.IsTrue(File.Exists(folder["tool/bin/tool.ps1"]));
        Assert.Contains("run(\"greet.cli:main\")", File.ReadAllText(folder["tool/__main__.py"]));
        Assert.IsTrue(File.Exists(folder["tool/.pexbuild/original/__main__.py"]));
    }

    [TestMethod]
    public void The_entry_script_has_at_most_forty_lines()
    {
        using var folder = new TemporaryFolder();
        Unpack(folder, Sample());

        Assert.IsLessThanOrEqualTo(40, File.ReadAllLines(folder["tool/__main__.py"]).Length);
    }

    [TestMethod]
    public void Two_unpacked_copies_are_equal_byte_for_byte_wherever_they_are()
    {
        using var folder = new TemporaryFolder();
        var pex = Sample().WriteTo(folder["tool.pex"]);
        Directory.CreateDirectory(folder["elsewhere"]);
        File.Copy(pex, folder["elsewhere/tool.pex"]);
        Unpack(pex, folder["a"]);
        Unpack(folder["elsewhere/tool.pex"], folder["elsewhere/deeper/b"]);

        Assert.AreSequenceEqual(Contents(folder["a"]), Contents(folder["elsewhere/deeper/b"]));
    }

    [TestMethod]
    public void No_layout_makes_a_difference()
    {
        using var folder = new TemporaryFolder();
        Unpack(Sample().WriteTo(folder["zipapp/tool.pex"]), folder["a"]);
        Unpack(Sample().WithLayout(FixtureLayout.Packed).WriteTo(folder["packed/tool.pex"]), folder["b"]);
        Unpack(Sample().WithLayout(FixtureLayout.Loose).WriteTo(folder["loose/tool.pex"]), folder["c"]);

        var code = Contents(folder["a"]).Where(IsCode).ToArray();
        Assert.IsNotEmpty(code);
        Assert.AreSequenceEqual(code, Contents(folder["b"]).Where(IsCode).ToArray());
        Assert.AreSequenceEqual(code, Contents(folder["c"]).Where(IsCode).ToArray());

        // How it was made is the only thing that differs.
        static bool IsCode(string file) => !file.StartsWith(".pexbuild/", StringComparison.Ordinal) && !file.StartsWith("PEX-INFO", StringComparison.Ordinal);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void Modes_are_0755_for_what_is_executable_and_0644_for_the_rest()
    {
        using var folder = new TemporaryFolder();
        Unpack(folder, Sample().Add(new FixtureFile("run.sh", "#!/bin/sh\n", isExecutable: true)));

        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Assert.AreEqual(Execute, File.GetUnixFileMode(folder["tool/run.sh"]) & Execute);
        Assert.AreEqual(Execute, File.GetUnixFileMode(folder["tool/bin/tool"]) & Execute);
        Assert.AreEqual(Execute, File.GetUnixFileMode(folder["tool/__main__.py"]) & Execute);
        Assert.AreEqual((UnixFileMode)0, File.GetUnixFileMode(folder["tool/app.py"]) & Execute);
    }

    [TestMethod]
    public void Without_patch_the_folder_holds_the_PEX_alone()
    {
        using var folder = new TemporaryFolder();
        var result = Unpack(Sample().WriteTo(folder["tool.pex"]), folder["tool"], new UnpackOptions { Folder = folder["tool"], Patch = false });

        Assert.IsNull(result.Launcher);
        Assert.IsFalse(Directory.Exists(folder["tool/bin"]));
        Assert.Contains("bootstrap_pex", File.ReadAllText(folder["tool/__main__.py"]));
    }

    [TestMethod]
    public void Another_entry_point_or_script_can_be_chosen()
    {
        using var folder = new TemporaryFolder();
        var pex = Sample().WriteTo(folder["tool.pex"]);
        Unpack(pex, folder["a"], new UnpackOptions { Folder = folder["a"], EntryPoint = "other.module" });
        Unpack(pex, folder["b"], new UnpackOptions { Folder = folder["b"], Script = "greet-script" });

        Assert.Contains("run(\"other.module\")", File.ReadAllText(folder["a/__main__.py"]));
        Assert.Contains("run_script(\"greet-script\")", File.ReadAllText(folder["b/__main__.py"]));
    }

    [TestMethod]
    public void A_launcher_never_takes_the_place_of_a_file_of_the_PEX()
    {
        using var folder = new TemporaryFolder();
        var result = Unpack(folder, Sample().Add("bin/Tool", "theirs"));

        Assert.AreEqual("theirs", File.ReadAllText(folder["tool/bin/Tool"]));
        Assert.AreEqual(folder["tool/bin/tool-pex"], result.Launcher);
    }

    [TestMethod]
    [DataRow("bin", "PEX2010")]
    [DataRow(".pexbuild/x", "PEX2010")]
    [DataRow(".PexBuild", "PEX2010")]
    public void A_PEX_that_is_where_ours_must_go_is_refused(string path, string code)
    {
        using var folder = new TemporaryFolder();
        var pex = Sample().Add(path, "theirs").WriteTo(folder["tool.pex"]);

        AssertRefused(code, folder, pex);
        Assert.IsFalse(Directory.Exists(folder["tool"]));
    }

    [TestMethod]
    public void Compiled_files_go_and_preambles_stay()
    {
        using var folder = new TemporaryFolder();
        Unpack(folder, Sample().WithPreamble("import sys\nsys.preamble = True\n").Add("app.pyc", "stale").Add("lone.pyc", "no source"));

        Assert.IsFalse(File.Exists(folder["tool/app.pyc"]));
        Assert.IsTrue(File.Exists(folder["tool/lone.pyc"]));
        Assert.AreEqual("import sys\nsys.preamble = True\n", File.ReadAllText(folder["tool/.pexbuild/preamble.py"]));
    }

    [TestMethod]
    public void Files_have_the_time_of_unpacking()
    {
        using var folder = new TemporaryFolder();
        var before = DateTime.UtcNow.AddSeconds(-2);
        Unpack(folder, Sample());

        Assert.IsGreaterThan(before, File.GetLastWriteTimeUtc(folder["tool/app.py"]));
    }

    [TestMethod]
    [DataRow("-c")]
    [DataRow("-m")]
    [DataRow("evil.py")]
    [DataRow("-Ic")]
    public void Python_arguments_that_are_no_flags_are_refused(string argument)
    {
        using var folder = new TemporaryFolder();

        AssertRefused("PEX1106", folder, Sample().WithInfoList("inject_python_args", argument, "x").WriteTo(folder["tool.pex"]));
    }

    [TestMethod]
    public void The_manifest_knows_every_file()
    {
        using var folder = new TemporaryFolder();
        Unpack(folder, Sample());
        var manifest = FolderManifest.Find(folder["tool"])!;

        var onDisk = Directory.EnumerateFiles(folder["tool"], "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder["tool"], file).Replace('\\', '/')).Where(file => file != FolderManifest.FileName)
                .Order(StringComparer.Ordinal).ToArray();
        Assert.AreSequenceEqual(onDisk, manifest.Files.Keys.Order(StringComparer.Ordinal).ToArray());
        Assert.IsEmpty(UnpackedFolder.Open(folder["tool"]).ReadEdits(rereadAll: true));
        Assert.AreEqual("tool.pex", manifest.Source.Name);
    }

    [TestMethod]
    public void Verify_refuses_a_distribution_that_was_changed()
    {
        using var folder = new TemporaryFolder();
        foreach (var era in PexEra.All)
            Unpack(PexFileTests.Sample(era).WriteTo(folder[era.Version + ".pex"]), folder[era.Version],
                new UnpackOptions { Folder = folder[era.Version], Verify = true });
        var changed = Sample().WithInfo("distributions", new System.Text.Json.Nodes.JsonObject { ["greet-1.0-py2.py3-none-any.whl"] = new string('0', 64) })
            .WriteTo(folder["changed.pex"]);
        using var pex = PexFile.Open(changed);
        var plan = PexUnpacker.Plan(pex, new UnpackOptions { Folder = folder["changed"], Verify = true });

        Assert.AreEqual("PEX1401", Assert.ThrowsExactly<PexException>(() => PexUnpacker.Unpack(plan, CancellationToken.None)).Diagnostic.Code.Id);
        Assert.IsFalse(Directory.Exists(folder["changed"]));
    }

    internal static PexFixture Sample() => PexFileTests.Sample(PexEra.V2_105);

    internal static UnpackResult Unpack(TemporaryFolder folder, PexFixture fixture) => Unpack(fixture.WriteTo(folder["tool.pex"]), folder["tool"]);

    internal static UnpackResult Unpack(string path, string target, UnpackOptions? options = null)
    {
        using var pex = PexFile.Open(path);
        return PexUnpacker.Unpack(PexUnpacker.Plan(pex, options ?? new UnpackOptions { Folder = target }), CancellationToken.None);
    }

    internal static string[] Contents(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file)
                .Replace('\\', '/') + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))))
            .Order(StringComparer.Ordinal)];

    private static void AssertRefused(string code, TemporaryFolder folder, string path)
    {
        var refused = Assert.ThrowsExactly<PexException>(() => Unpack(path, folder["tool"]));
        Assert.AreEqual(code, refused.Diagnostic.Code.Id, refused.Message);
    }
}
