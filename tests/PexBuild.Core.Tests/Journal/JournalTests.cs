using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Json;
using PexBuild.Packing;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Running;

namespace PexBuild.Journal;

[TestClass]
public sealed class JournalTests
{
    [TestMethod]
    public void An_update_that_was_killed_after_any_of_its_renames_is_finished()
    {
        for (var renames = 0; renames <= 7; renames++)
        {
            using var folder = new EditedFolder();
            Interrupt(folder, renames);

            FolderRecovery.Run(folder.Folder);
            AssertUpdated(folder, $"after {renames} renames");
        }
    }

    [TestMethod]
    public void Recovery_that_is_killed_as_well_is_finished_by_the_next()
    {
        for (var renames = 0; renames <= 7; renames++)
        {
            for (var more = renames; more <= 7; more++)
            {
                using var folder = new EditedFolder();
                Interrupt(folder, renames);
                Rename(folder, renames, more);

                FolderRecovery.Run(folder.Folder);
                AssertUpdated(folder, $"after {renames} and {more} renames");
            }
        }
    }

    [TestMethod]
    public void An_update_that_had_not_begun_is_taken_back()
    {
        using var folder = new EditedFolder();
        var before = EditedFolder.List(folder.Folder);
        Interrupt(folder, 0);
        File.Delete(folder[".pexbuild/update/journal.json"]);
        File.WriteAllText(folder[".pexbuild/update/.journal.json.pexbuild-0123"], "{");
        File.WriteAllText(folder[".pexbuild/lock"], "");

        FolderRecovery.Run(folder.Folder);

        Assert.AreSequenceEqual(before, EditedFolder.List(folder.Folder));
        AssertNothingLeft(folder);
    }

    [TestMethod]
    public void What_was_edited_after_the_kill_is_saved()
    {
        for (var renames = 0; renames <= 7; renames++)
        {
            using var folder = new EditedFolder();
            Interrupt(folder, renames);
            var wasThere = File.Exists(folder["data/notes.txt"]) && File.ReadAllText(folder["data/notes.txt"]).StartsWith("one", StringComparison.Ordinal);
            File.WriteAllText(folder["data/notes.txt"], "edited after the kill");

            FolderRecovery.Run(folder.Folder);

            string[] places = [folder["data/notes.txt"], folder[".pexbuild/saved/1/data/notes.txt"]];
            Assert.Contains("edited after the kill", places.Where(File.Exists).Select(File.ReadAllText), $"after {renames} renames; {wasThere}");
        }
    }

    [TestMethod]
    public void An_editor_that_saves_while_the_update_is_made_loses_nothing()
    {
        using var folder = new EditedFolder();
        using (var update = FolderUpdate.Begin(folder.Folder))
        {
            using (var file = update.Create("data/notes.txt", isExecutable: false))
                file.Write("new"u8);
            var seen = new FileInfo(folder["data/notes.txt"]);
            var hash = Sha256Hex.ComputeFile(seen.FullName);
            update.Add(
                new JournalEntry("data/notes.txt", hash, Sha256Hex.Compute("new"u8.ToArray()))
                { Seen = new SeenFile(hash, seen.Length, seen.LastWriteTimeUtc) });
            File.AppendAllText(folder["data/notes.txt"], "saved in this moment");
            update.Commit();
            Assert.AreEqual(1, update.SavedCount);
        }

        Assert.AreEqual("new", File.ReadAllText(folder["data/notes.txt"]));
        Assert.IsTrue(File.ReadAllText(folder[".pexbuild/saved/1/data/notes.txt"]).EndsWith("saved in this moment", StringComparison.Ordinal));
        AssertNothingLeft(folder);
    }

    [TestMethod]
    public void An_update_that_cannot_be_finished_is_taken_back()
    {
        using var folder = new EditedFolder();
        var before = EditedFolder.List(folder.Folder);
        using (var update = FolderUpdate.Begin(folder.Folder))
        {
            Put(update, "data/notes.txt", folder);
            update.Add(new JournalEntry("data/dos.txt", Sha256Hex.ComputeFile(folder["data/dos.txt"]), null));
            // A file is in the way of the folder that this one lies in.
            Put(update, "app.py/below", folder);

            Assert.Throws<IOException>(update.Commit);
        }

        Assert.AreSequenceEqual(before, EditedFolder.List(folder.Folder));
        AssertNothingLeft(folder);
    }

    [TestMethod]
    [DataRow("../../evil", "PEX1203")]
    [DataRow("/etc/evil", "PEX1203")]
    [DataRow(".pexbuild/update/journal.json", "PEX2042")]
    public void A_journal_of_somebody_else_moves_nothing_out_of_the_folder(string path, string code)
    {
        using var folder = new EditedFolder();
        Interrupt(folder, 0);
        File.WriteAllText(folder[".pexbuild/update/journal.json"],
            new JsonObject(("schema", 1), ("saved", 1),
                ("files", new JsonArray(new JsonObject(("path", path), ("old", (string?)null), ("new", (string?)null))))).ToString());

        Assert.AreEqual(code, Assert.ThrowsExactly<PexException>(() => FolderRecovery.Run(folder.Folder)).Diagnostic.Code.Id);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_journal_moves_nothing_through_links()
    {
        using var folder = new EditedFolder();
        Directory.CreateDirectory(folder.Root["outside"]);
        File.WriteAllText(folder.Root["outside/notes.txt"], "theirs");
        Interrupt(folder, 0);
        Directory.Delete(folder["data"], recursive: true);
        Directory.CreateSymbolicLink(folder["data"], folder.Root["outside"]);

        Assert.ThrowsExactly<PexException>(() => FolderRecovery.Run(folder.Folder));
        Assert.AreEqual("theirs", File.ReadAllText(folder.Root["outside/notes.txt"]));
    }

    [TestMethod]
    public void Everything_that_changes_or_runs_the_folder_finishes_the_update_first()
    {
        Action<EditedFolder>[] openers =
        [
            folder => UnpackedFolder.Open(folder.Folder),
            folder => UnpackedFolder.Recover(folder.Folder),
            folder => PexPacker.Open(folder.Folder).Dispose(),
            folder => Unpacking.PexUnpackerTests.Unpack(folder.Pex, folder.Folder, new UnpackOptions { Folder = folder.Folder, OnEdits = OnEdits.Keep }),
            folder =>
                Assert.ThrowsExactly<PexException>(() => PexRunner.StartInfo(folder.Folder, [], new RunOptions { WorkingDirectory = folder.Root["nowhere"] })),
        ];
        foreach (var open in openers)
        {
            using var folder = new EditedFolder();
            Interrupt(folder, 3);
            open(folder);

            AssertUpdated(folder, "");
        }
    }

    [TestMethod]
    public void Opening_the_folder_as_a_PEX_changes_nothing_and_warns_of_the_interrupted_update()
    {
        using var folder = new EditedFolder();
        Interrupt(folder, 3);
        var before = Listing();

        using (var pex = PexFile.Open(folder.Folder, new PexReadOptions { AllowMissingDistributions = true }))
            Assert.Contains("PEX2044", pex.Warnings.Select(warning => warning.Code.Id));

        Assert.AreSequenceEqual(before, Listing());
        FolderRecovery.Run(folder.Folder);
        AssertUpdated(folder, "");
        using (var pex = PexFile.Open(folder.Folder, new PexReadOptions { AllowMissingDistributions = true }))
            Assert.DoesNotContain("PEX2044", pex.Warnings.Select(warning => warning.Code.Id));

        string[] Listing() => [.. Directory.GetFileSystemEntries(folder.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => path + (File.Exists(path) ? " " + Sha256Hex.ComputeFile(path) : ""))];
    }

    private static void Put(FolderUpdate update, string path, EditedFolder folder)
    {
        using (var file = update.Create(path, isExecutable: false))
            file.Write("new"u8);
        update.Add(new JournalEntry(path, File.Exists(folder[path]) ? Sha256Hex.ComputeFile(folder[path]) : null, Sha256Hex.Compute("new"u8.ToArray())));
    }

    /// <summary>
    /// Leaves a folder as a process does that is killed after so many of the renames of an update: one file goes, two are replaced, two are new.
    /// </summary>
    private static void Interrupt(EditedFolder folder, int renames)
    {
        var fresh = Sha256Hex.Compute("new"u8.ToArray());
        foreach (var path in s_arrivals)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[".pexbuild/update/new/" + path])!);
            File.WriteAllText(folder[".pexbuild/update/new/" + path], "new");
        }

        new UpdateJournal(1,
            [new JournalEntry("data/dos.txt", Sha256Hex.ComputeFile(folder["data/dos.txt"]), null),
                .. s_arrivals.Select(
                    path => new JournalEntry(path, File.Exists(folder[path]) ? Sha256Hex.ComputeFile(folder[path]) : null, fresh))]).Write(folder.Folder);
        Rename(folder, 0, renames);
    }

    private static readonly string[] s_arrivals = ["data/notes.txt", "app.py", "data/more/new.txt", "zz.txt"];

    private static void Rename(EditedFolder folder, int from, int to)
    {
        (string From, string To)[] all =
        [
            ("data/dos.txt", ".pexbuild/update/old/data/dos.txt"),
            ("data/notes.txt", ".pexbuild/update/old/data/notes.txt"),
            (".pexbuild/update/new/data/notes.txt", "data/notes.txt"),
            ("app.py", ".pexbuild/update/old/app.py"),
            (".pexbuild/update/new/app.py", "app.py"),
            (".pexbuild/update/new/data/more/new.txt", "data/more/new.txt"),
            (".pexbuild/update/new/zz.txt", "zz.txt"),
        ];
        foreach (var (source, target) in all[from..to])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[target])!);
            File.Move(folder[source], folder[target]);
        }
    }

    private static void AssertUpdated(EditedFolder folder, string message)
    {
        Assert.IsFalse(File.Exists(folder["data/dos.txt"]), message);
        foreach (var path in s_arrivals)
            Assert.AreEqual("new", File.ReadAllText(folder[path]), message);
        AssertNothingLeft(folder);
    }

    private static void AssertNothingLeft(EditedFolder folder)
    {
        Assert.IsFalse(Directory.Exists(folder[".pexbuild/update"]));
        Assert.IsFalse(File.Exists(folder[".pexbuild/lock"]));
    }
}
