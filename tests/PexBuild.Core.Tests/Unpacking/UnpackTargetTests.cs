using PexBuild.Diagnostics;
using PexBuild.Journal;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Testing;

namespace PexBuild.Unpacking;

[TestClass]
public sealed class UnpackTargetTests
{
    public required TestContext TestContext { get; init; }

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

            update.Add(new JournalEntry("theirs.py", null, "0"));
            waiting = Task.Run(() => PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample().Add("ours.py", "")), TestContext.CancellationToken);
            update.Commit();
        }

        waiting.Wait(TestContext.CancellationToken);
        Assert.IsTrue(File.Exists(folder["tool/theirs.py"]));
        Assert.IsTrue(File.Exists(folder["tool/ours.py"]));
        Assert.IsFalse(File.Exists(folder["tool/.pexbuild/lock"]));
    }

    [TestMethod]
    public void A_folder_whose_manifest_another_process_replaces_is_still_ours()
    {
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample());
        var manifest = folder["tool/.pexbuild/manifest.json"];
        Task<bool> asking;
        using (FolderLock.Acquire(folder["tool"], cancellation: TestContext.CancellationToken))
        {
            File.Move(manifest, folder["displaced"]);
            asking = Task.Run(() => UnpackTarget.Exists(folder["tool"], folder["tool.pex"]), TestContext.CancellationToken);
            Assert.IsFalse(asking.Wait(100, TestContext.CancellationToken));
            File.Move(folder["displaced"], manifest);
        }

        Assert.IsTrue(asking.WaitAsync(TestContext.CancellationToken).GetAwaiter().GetResult());
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

    private static PexException Refused(TemporaryFolder folder) =>
        Assert.ThrowsExactly<PexException>(() => PexUnpackerTests.Unpack(folder, PexUnpackerTests.Sample()));

    private static void AssertNothingLeft(TemporaryFolder folder) =>
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path, ".*").Select(Path.GetFileName));
}
