using PexBuild.Diagnostics;
using PexBuild.Planning;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Unpacking;

[TestClass]
public sealed class FolderRefreshTests
{
    private const string Greet = "tool/.deps/greet-1.0-py2.py3-none-any.whl/greet/cli.py";

    [TestMethod]
    public void An_unedited_folder_is_brought_up_to_date()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample().Add("gone.py", ""));
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample().Add("new.py", ""));

        Assert.IsFalse(File.Exists(folder["tool/gone.py"]));
        Assert.IsTrue(File.Exists(folder["tool/new.py"]));
        AssertNothingLeft(folder);
    }

    [TestMethod]
    public void Edits_are_refused_by_default_with_a_line_for_each()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample());
        File.AppendAllText(folder[Greet], "# edited\n");
        File.Delete(folder["tool/app.py"]);

        var refused = Refused(folder);

        Assert.AreEqual("PEX2005", refused.Diagnostic.Code.Id);
        Assert.HasCount(1, refused.Related);
        Assert.IsTrue(File.ReadAllText(folder[Greet]).EndsWith("# edited\n", StringComparison.Ordinal));
        Assert.IsFalse(File.Exists(folder["tool/app.py"]));
    }

    [TestMethod]
    public void Edits_additions_and_deletions_are_kept_when_that_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample());
        File.AppendAllText(folder[Greet], "# edited\n");
        File.WriteAllText(folder["tool/mine.py"], "mine");
        File.Delete(folder["tool/app.py"]);
        Again(folder, PexUnpackerTests.Sample().Add("new.py", ""), OnEdits.Keep);

        Assert.IsTrue(File.ReadAllText(folder[Greet]).EndsWith("# edited\n", StringComparison.Ordinal));
        Assert.AreEqual("mine", File.ReadAllText(folder["tool/mine.py"]));
        Assert.IsFalse(File.Exists(folder["tool/app.py"]));
        Assert.IsTrue(File.Exists(folder["tool/new.py"]));
        Assert.AreEqual("PEX2005", Refused(folder).Diagnostic.Code.Id, "The edit is still an edit.");
    }

    [TestMethod]
    public void An_edit_of_a_file_that_the_PEX_changed_as_well_is_not_kept_silently()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample().Add("conf.py", "A = 1\n"));
        File.WriteAllText(folder["tool/conf.py"], "A = 'mine'\n");

        var refused = Assert.ThrowsExactly<PexException>(() => Again(folder, PexUnpackerTests.Sample().Add("conf.py", "A = 2\n"), OnEdits.Keep));

        Assert.AreEqual("PEX2006", refused.Diagnostic.Code.Id);
        Assert.AreEqual("A = 'mine'\n", File.ReadAllText(folder["tool/conf.py"]));
        AssertNothingLeft(folder);
    }

    [TestMethod]
    public void What_is_overwritten_is_saved_and_stays_saved()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample());
        var pristine = File.ReadAllText(folder[Greet]);
        File.WriteAllText(folder[Greet], "first");
        var warnings = Again(folder, PexUnpackerTests.Sample(), OnEdits.Overwrite);
        File.WriteAllText(folder[Greet], "second");
        Again(folder, PexUnpackerTests.Sample(), OnEdits.Overwrite);

        Assert.AreEqual("PEX2007", Assert.ContainsSingle(warnings).Code.Id);
        Assert.AreEqual(pristine, File.ReadAllText(folder[Greet]));
        Assert.AreEqual("first", File.ReadAllText(folder[Greet.Replace("tool/", "tool/.pexbuild/saved/1/", StringComparison.Ordinal)]));
        Assert.AreEqual("second", File.ReadAllText(folder[Greet.Replace("tool/", "tool/.pexbuild/saved/2/", StringComparison.Ordinal)]));
    }

    [TestMethod]
    public void A_folder_that_becomes_a_file_and_a_file_that_becomes_a_folder_are_no_edits()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample().Add("one/inner/deep.py", "").Add("one/other.py", "").Add("two", ""));

        var forth = Again(folder, PexUnpackerTests.Sample().Add("one", "").Add("two/inner/deep.py", ""), OnEdits.Fail);
        Assert.IsTrue(File.Exists(folder["tool/one"]) && File.Exists(folder["tool/two/inner/deep.py"]));
        var back = Again(folder, PexUnpackerTests.Sample().Add("one/inner/deep.py", "").Add("two", ""), OnEdits.Fail);

        Assert.IsTrue(File.Exists(folder["tool/one/inner/deep.py"]) && File.Exists(folder["tool/two"]));
        Assert.IsEmpty(forth.Concat(back));
        Assert.IsFalse(Directory.Exists(folder["tool/.pexbuild/saved"]));
    }

    [TestMethod]
    public void Of_a_folder_that_becomes_a_file_only_what_was_edited_or_added_is_saved()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample().Add("one/inner/deep.py", "").Add("one/edited.py", ""));
        File.WriteAllText(folder["tool/one/edited.py"], "mine");
        File.WriteAllText(folder["tool/one/inner/added.py"], "mine too");

        var warnings = Again(folder, PexUnpackerTests.Sample().Add("one", ""), OnEdits.Overwrite);

        Assert.StartsWith("Changed files were overwritten: 2.", Assert.ContainsSingle(warnings).Message);
        Assert.AreSequenceEqual(
            ["one/edited.py", "one/inner/added.py"],
            Directory.GetFiles(folder["tool/.pexbuild/saved/1"], "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder["tool/.pexbuild/saved/1"], file).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.IsTrue(File.Exists(folder["tool/one"]));
    }

    [TestMethod]
    public void What_Python_caches_is_no_edit()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample());
        Directory.CreateDirectory(folder["tool/__pycache__"]);
        File.WriteAllText(folder["tool/__pycache__/app.cpython-311.pyc"], "cache");
        File.WriteAllText(folder["tool/app.pyc"], "cache");
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample());

        Assert.IsFalse(File.Exists(folder["tool/app.pyc"]));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_folder_that_is_brought_up_to_date_stays_the_same_folder_and_untouched_files_stay_untouched()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample().Add("conf.py", "A = 1\n"));
        var inode = ProcessResult.Run("ls", ["-di", folder["tool"]]).AssertSuccess().Output;
        var written = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(folder[Greet], written);
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample().Add("conf.py", "A = 2\n"));

        Assert.AreEqual(inode, ProcessResult.Run("ls", ["-di", folder["tool"]]).AssertSuccess().Output);
        Assert.AreEqual(written, File.GetLastWriteTimeUtc(folder[Greet]));
        Assert.AreEqual("A = 2\n", File.ReadAllText(folder["tool/conf.py"]));
    }

    private static IReadOnlyList<PexDiagnostic> Again(TemporaryFolder folder, PexFixture fixture, OnEdits onEdits) =>
        PexUnpackerTests.Unpack(fixture.WriteTo(folder["tool.pex"]), folder["tool"], new UnpackOptions { Folder = folder["tool"], OnEdits = onEdits }).Warnings;

    private static PexException Refused(TemporaryFolder folder) =>
        Assert.ThrowsExactly<PexException>(() => PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample()));

    private static void AssertNothingLeft(TemporaryFolder folder) =>
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path, ".*").Select(Path.GetFileName));
}
