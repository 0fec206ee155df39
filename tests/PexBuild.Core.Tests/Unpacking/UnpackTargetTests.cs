using PexBuild.Diagnostics;
using PexBuild.Layout;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Unpacking;

[TestClass]
public sealed class UnpackTargetTests
{
    public required TestContext TestContext { get; init; }

    private const string Greet = "tool/.deps/greet-1.0-py2.py3-none-any.whl/greet/cli.py";

    [TestMethod]
    public void A_folder_of_somebody_else_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["tool"]);
        File.WriteAllText(folder["tool/mine.txt"], "mine");

        Assert.AreEqual("PEX2001", Refused(folder).Diagnostic.Code.Id);
        Assert.AreEqual("mine.txt", Assert.ContainsSingle(new DirectoryInfo(folder["tool"]).EnumerateFileSystemInfos()).Name);
        AssertNothingLeft(folder);
    }

    [TestMethod]
    public void A_file_and_a_link_are_left_alone()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["tool"], "mine");
        Assert.AreEqual("PEX2002", Refused(folder).Diagnostic.Code.Id);
        File.Delete(folder["tool"]);
        Directory.CreateDirectory(folder["other"]);
        Directory.CreateSymbolicLink(folder["tool"], folder["other"]);

        Assert.AreEqual("PEX2003", Refused(folder).Diagnostic.Code.Id);
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder["other"]));
    }

    [TestMethod]
    public void An_empty_folder_is_used()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["tool"]);
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample());

        Assert.IsTrue(File.Exists(folder["tool/__main__.py"]));
    }

    [TestMethod]
    public void Damage_that_shows_only_in_the_data_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        var bytes = PexUnpackerTests.Sample().Uncompressed().ToBytes();
        var at = bytes.AsSpan().IndexOf("MARK = 'user'"u8);
        bytes[at] ^= 1;
        File.WriteAllBytes(folder["tool.pex"], bytes);

        var refused = Assert.ThrowsExactly<PexException>(() => PexUnpackerTests.Unpack(folder["tool.pex"], folder["deep/er/tool"]));

        Assert.AreEqual("PEX1014", refused.Diagnostic.Code.Id);
        Assert.AreSequenceEqual([folder["tool.pex"]], Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Cancelling_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        using var pex = PexFile.Open(PexUnpackerTests.Sample().WriteTo(folder["tool.pex"]));
        var plan = PexUnpacker.Plan(pex, new UnpackOptions { Folder = folder["tool"] });

        Assert.Throws<OperationCanceledException>(() => PexUnpacker.Unpack(plan, new CancellationToken(canceled: true)));

        Assert.IsFalse(Directory.Exists(folder["tool"]));
        AssertNothingLeft(folder);
    }

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
            Directory.GetFiles(folder["tool/.pexbuild/saved/1"], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder["tool/.pexbuild/saved/1"], file).Replace('\\', '/')).Order(StringComparer.Ordinal));
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
    public void A_folder_of_a_newer_version_is_refused()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample());
        var manifest = folder["tool/.pexbuild/manifest.json"];
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"schema\": 1", "\"schema\": 2", StringComparison.Ordinal));

        Assert.AreEqual("PEX2008", Refused(folder).Diagnostic.Code.Id);
    }

    [TestMethod]
    public void What_a_killed_process_left_beside_the_folder_is_swept_by_the_next()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[".tool.pexbuild-0123/new/.deps"]);
        File.WriteAllText(folder[".tool.pexbuild-0123.lock"], "");
        Directory.CreateDirectory(folder[".tool.pexbuild-4567/new"]);
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample());

        AssertNothingLeft(folder);
    }

    [TestMethod]
    public void What_a_process_at_work_has_beside_the_folder_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[".tool.pexbuild-0123/new"]);
        using (new FileStream(folder[".tool.pexbuild-0123.lock"], FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample());

        Assert.IsTrue(Directory.Exists(folder[".tool.pexbuild-0123/new"]));
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

    [TestMethod]
    public void A_folder_that_another_process_changes_is_waited_for()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample());
        Task<UnpackResult> waiting;
        using (var update = Journal.FolderUpdate.Begin(folder["tool"]))
        {
            using (update.Create("theirs.py", isExecutable: false))
            {
            }

            update.Add(new Journal.JournalEntry("theirs.py", null, "0"));
            waiting = Task.Run(() => PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample().Add("ours.py", "")), TestContext.CancellationToken);
            update.Commit();
        }

        waiting.Wait(TestContext.CancellationToken);
        Assert.IsTrue(File.Exists(folder["tool/theirs.py"]));
        Assert.IsTrue(File.Exists(folder["tool/ours.py"]));
        Assert.IsFalse(File.Exists(folder["tool/.pexbuild/lock"]));
    }

    [TestMethod]
    public void Of_two_at_once_one_wins_and_both_say_so()
    {
        using var folder = new TemporaryFolder();
        var pex = PexUnpackerTests.Sample().WriteTo(folder["tool.pex"]);
        var outcomes = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).Select(_ =>
        {
            try
            {
                PexUnpackerTests.Unpack(pex, folder["tool"]);
                return "done";
            }
            catch (PexException refused)
            {
                return refused.Diagnostic.Code.Id;
            }
        }).ToArray();

        Assert.IsTrue(outcomes.All(outcome => outcome is "done" or "PEX2004"), string.Join(' ', outcomes));
        Assert.Contains("done", outcomes);
        PexUnpackerTests.Unpack(pex, folder["tool"]);
        AssertNothingLeft(folder);
    }

    private static IReadOnlyList<PexDiagnostic> Again(TemporaryFolder folder, PexFixture fixture, OnEdits onEdits) =>
        PexUnpackerTests.Unpack(fixture.WriteTo(folder["tool.pex"]), folder["tool"], new UnpackOptions { Folder = folder["tool"], OnEdits = onEdits }).Warnings;

    private static PexException Refused(TemporaryFolder folder) =>
        Assert.ThrowsExactly<PexException>(() => PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample()));

    private static void AssertNothingLeft(TemporaryFolder folder) =>
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path, ".*").Select(Path.GetFileName));
}
