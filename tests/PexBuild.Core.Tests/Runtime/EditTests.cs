using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Runtime;

[TestClass]
public sealed class EditTests
{
    private const string Library = ".deps/lib-1.0-py2.py3-none-any.whl/lib.py";
    private const string Metadata = ".deps/lib-1.0-py2.py3-none-any.whl/lib-1.0.dist-info/METADATA";

    [TestMethod]
    [DataRow("2.7", false)]
    [DataRow("2.7", true)]
    [DataRow(UnpackedPex.Oldest, false)]
    [DataRow(UnpackedPex.Oldest, true)]
    [DataRow(UnpackedPex.Common, false)]
    [DataRow(UnpackedPex.Common, true)]
    [DataRow(UnpackedPex.Newest, false)]
    [DataRow(UnpackedPex.Newest, true)]
    public void Edits_that_follow_each_other_at_once_and_keep_the_size_show(string version, bool byRename)
    {
        using var pex = new UnpackedPex(Program());
        Assert.AreEqual("user0 lib0", pex.Print(version));
        for (var i = 1; i < 5; i++)
        {
            Edit(pex, "mark.py", $"MARK = 'user{i}'\n", byRename);
            Edit(pex, Library, $"MARK = 'lib{i}'\n", byRename);
            Assert.AreEqual($"user{i} lib{i}", pex.Print(version));
        }
    }

    [TestMethod]
    public void Bytecode_that_was_written_in_the_second_of_its_source_is_not_believed()
    {
        using var pex = new UnpackedPex(Program());
        var source = Path.Combine(pex.Folder, "mark.py");
        var second = new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(source, second);
        ProcessResult.Run(Pythons.Require(UnpackedPex.Common), ["-m", "py_compile", source]).AssertSuccess();
        File.SetLastWriteTimeUtc(Bytecode(pex).Single(), second);
        pex["mark.py"] = "MARK = 'edits'\n";
        File.SetLastWriteTimeUtc(source, second);

        Assert.AreEqual("edits lib0", pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    public void Bytecode_that_is_told_not_to_look_at_its_source_is_not_believed()
    {
        using var pex = new UnpackedPex(Program());
        var source = Path.Combine(pex.Folder, "mark.py");
        ProcessResult.Run(
            Pythons.Require(UnpackedPex.Common),
            ["-c", "import py_compile, sys; py_compile.compile(sys.argv[1], invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)",
                source]).AssertSuccess();
        pex["mark.py"] = "MARK = 'edits'\n";

        Assert.AreEqual("edits lib0", pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    public void Bytecode_is_kept_for_old_sources_and_not_for_new_ones()
    {
        using var pex = new UnpackedPex(Program());
        File.SetLastWriteTimeUtc(Path.Combine(pex.Folder, "mark.py"), DateTime.UtcNow.AddHours(1));
        pex.Print(UnpackedPex.Common);
        Assert.IsEmpty(Bytecode(pex));

        File.SetLastWriteTimeUtc(Path.Combine(pex.Folder, "mark.py"), DateTime.UtcNow.AddHours(-1));
        pex.Print(UnpackedPex.Common);
        Assert.HasCount(1, Bytecode(pex));
    }

    [TestMethod]
    public void A_new_folder_in_deps_is_importable_and_comes_before_the_others()
    {
        using var pex = new UnpackedPex(Program());
        pex[".deps/added/lib.py"] = "MARK = 'added'\n";
        pex[".deps/added/paths.pth"] = "below\n";
        pex[".deps/added/below/mark2.py"] = "";
        pex["app.py"] = "import lib, mark2\ndef main():\n    print(lib.MARK)\n";

        Assert.AreEqual("added", pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    public void A_folder_in_deps_that_the_PEX_had_but_did_not_list_is_ignored()
    {
        using var pex = new UnpackedPex(Program().Add(".deps/unlisted/lib.py", "MARK = 'unlisted'\n"));

        Assert.AreEqual("user0 lib0", pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    public void An_edited_setting_shows()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("sys.argv[1:], os.environ.get('INJECTED')"));
        pex["PEX-INFO"] = pex["PEX-INFO"].Replace("\"inject_args\":[]", "\"inject_args\":[\"--x\"]", StringComparison.Ordinal)
            .Replace("\"inject_env\":{}", "\"inject_env\":{\"INJECTED\":\"yes\"}", StringComparison.Ordinal);

        Assert.AreEqual("['--x', 'mine'] yes", pex.Print(UnpackedPex.Common, "mine"));
    }

    [TestMethod]
    public void Edited_requirements_are_said_to_need_a_new_unpack()
    {
        using var pex = new UnpackedPex(Program());
        pex["PEX-INFO"] = pex["PEX-INFO"].Replace("\"requirements\":[", "\"requirements\":[\"other\",", StringComparison.Ordinal);

        AssertWarning(pex.Run(UnpackedPex.Common), "requirements");
    }

    [TestMethod]
    [DataRow("2.7")]
    [DataRow(UnpackedPex.Common)]
    public void Edited_metadata_is_said_to_need_a_new_unpack(string version)
    {
        using var pex = new UnpackedPex(Program());
        pex[Metadata] = pex[Metadata].Replace("Version: 1.0", "Version: 1.0\nRequires-Dist: other", StringComparison.Ordinal);

        AssertWarning(pex.Run(version), Metadata);
    }

    [TestMethod]
    public void An_edited_description_is_nobodys_business()
    {
        using var pex = new UnpackedPex(Program());
        pex[Metadata] += "More of it.\n";

        Assert.AreEqual("user0 lib0", pex.Print(UnpackedPex.Common));
    }

    private static PexFixture Program() => new PexFixture()
        .Add("app.py", "import lib, mark\ndef main():\n    print(mark.MARK + ' ' + lib.MARK)\n")
        .Add("mark.py", "MARK = 'user0'\n")
        .AddDistribution(new WheelFixture("lib").Add("lib.py", "MARK = 'lib0'\n"))
        .WithEntryPoint("app:main");

    private static void Edit(UnpackedPex pex, string path, string text, bool byRename)
    {
        if (!byRename)
        {
            pex[path] = text;
            return;
        }

        var target = Path.Combine(pex.Folder, path);
        File.WriteAllText(target + ".new", text);
        File.Move(target + ".new", target, overwrite: true);
    }

    private static string[] Bytecode(UnpackedPex pex) =>
        Directory.Exists(Path.Combine(pex.Folder, "__pycache__")) ? Directory.GetFiles(Path.Combine(pex.Folder, "__pycache__"), "mark.*") : [];

    private static void AssertWarning(ProcessResult result, string what)
    {
        result.AssertSuccess();
        Assert.AreEqual("user0 lib0\n", result.Output);
        UnpackedPex.AssertOneLine(result.Error);
        Assert.StartsWith("tool.pex : warning PEX3104: ", result.Error);
        Assert.Contains(what, result.Error);
    }
}
