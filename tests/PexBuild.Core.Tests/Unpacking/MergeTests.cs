using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Planning;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Unpacking;

[TestClass]
public sealed class MergeTests
{
    private const string Notes = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";

    [TestMethod]
    public void Changes_of_both_sides_come_together()
    {
        using var folder = new EditedFolder();
        Edit(folder, "two", "2");
        var result = Unpack(folder, Next("nine", "9"), folder.Pex);

        Assert.IsEmpty(result.Conflicts);
        Assert.AreEqual(Notes.Replace("two", "2", StringComparison.Ordinal).Replace("nine", "9", StringComparison.Ordinal),
            File.ReadAllText(folder["data/notes.txt"]));
        Assert.AreSequenceEqual(["Edited data/notes.txt"], folder.Edits());
        Assert.AreEqual(Notes.Replace("two", "2", StringComparison.Ordinal), File.ReadAllText(folder[".pexbuild/saved/1/data/notes.txt"]),
            "What it was is saved.");
    }

    [TestMethod]
    public void An_edit_that_the_PEX_has_now_is_no_edit_any_more()
    {
        using var folder = new EditedFolder();
        Edit(folder, "two", "2");
        var result = Unpack(folder, Next("two", "2"), folder.Pex);

        Assert.IsEmpty(result.Conflicts);
        Assert.IsEmpty(folder.Edits());
    }

    [TestMethod]
    public void Nor_does_keeping_edits_fail_then()
    {
        using var folder = new EditedFolder();
        Edit(folder, "two", "2");
        Unpack(folder, Next("two", "2"), null, OnEdits.Keep);

        Assert.IsEmpty(folder.Edits());
        Assert.IsFalse(Directory.Exists(folder[".pexbuild/saved"]));
    }

    [TestMethod]
    public void A_place_that_both_changed_has_both_versions_between_marks()
    {
        using var folder = new EditedFolder();
        Edit(folder, "two", "zwei");
        var result = Unpack(folder, Next("two", "deux"), folder.Pex);

        Assert.AreEqual("PEX2043", Assert.ContainsSingle(result.Conflicts).Code.Id);
        Assert.StartsWith("one\n<<<<<<< edited\nzwei\n=======\ndeux\n>>>>>>> unpacked\nthree\n", File.ReadAllText(folder["data/notes.txt"]));
    }

    [TestMethod]
    public void Once_shown_an_edit_can_be_merged_without_the_old_PEX()
    {
        using var folder = new EditedFolder();
        Edit(folder, "two", "2");
        folder.Diff();
        Unpack(folder, Next("nine", "9"), null);

        Assert.Contains("\n2\n", File.ReadAllText(folder["data/notes.txt"]));
        Edit(folder, "five", "5");
        Unpack(folder, Next("ten", "10"), null);

        Assert.AreEqual(
            Notes.Replace("two", "2", StringComparison.Ordinal).Replace("five", "5", StringComparison.Ordinal).Replace("ten", "10", StringComparison.Ordinal),
            File.ReadAllText(folder["data/notes.txt"]),
            "And it stays so.");
    }

    [TestMethod]
    public void Without_the_old_PEX_nothing_is_written()
    {
        using var folder = new EditedFolder();
        Edit(folder, "two", "2");
        var before = EditedFolder.List(folder.Folder);

        Assert.AreEqual("PEX2021", Assert.ThrowsExactly<PexException>(() => Unpack(folder, Next("nine", "9"), null)).Diagnostic.Code.Id);
        Assert.AreSequenceEqual(before, EditedFolder.List(folder.Folder));
    }

    [TestMethod]
    public void What_cannot_be_merged_is_left_or_put_back_and_reported()
    {
        using var folder = new EditedFolder(EditedFolder.Sample().Add("gone.py", "x = 1\n").Add("data/blob", "\0old"));
        File.AppendAllText(folder["gone.py"], "y = 2\n");
        File.WriteAllText(folder["data/blob"], "\0mine");
        File.Delete(folder["data/notes.txt"]);
        File.WriteAllText(folder["both.py"], "mine\n");
        var result = Unpack(folder, Next("two", "2").Add("data/blob", "\0new").Add("both.py", "theirs\n"), folder.Pex);

        Assert.AreSequenceEqual(["both.py", "data/blob", "data/notes.txt", "gone.py"], result.Conflicts.Select(conflict => conflict.Message.Split(' ')[0]));
        Assert.AreEqual("x = 1\ny = 2\n", File.ReadAllText(folder["gone.py"]));
        Assert.AreEqual("\0mine", File.ReadAllText(folder["data/blob"]));
        Assert.AreEqual("\0new", File.ReadAllText(folder[".pexbuild/pristine/data/blob"]));
        Assert.Contains("\n2\n", File.ReadAllText(folder["data/notes.txt"]));
        Assert.AreEqual("<<<<<<< edited\nmine\n=======\ntheirs\n>>>>>>> unpacked\n", File.ReadAllText(folder["both.py"]));
    }

    [TestMethod]
    public void Modes_added_and_deleted_files_are_carried_over()
    {
        using var folder = new EditedFolder();
        FileModes.SetExecutable(folder["data/dos.txt"], true);
        File.WriteAllText(folder["mine.py"], "mine");
        File.Delete(folder["data/empty"]);
        var before = folder.Edits();
        var result = Unpack(folder, Next("nine", "9"), folder.Pex);

        Assert.IsEmpty(result.Conflicts);
        Assert.AreSequenceEqual(before, folder.Edits());
    }

    [TestMethod]
    public void An_added_file_that_the_PEX_has_now_as_well_is_no_conflict()
    {
        using var folder = new EditedFolder();
        File.WriteAllText(folder["both.py"], "same\n");
        Unpack(folder, Next("nine", "9").Add("both.py", "same\n"), null, OnEdits.Keep);

        Assert.IsEmpty(folder.Edits());
        Assert.IsFalse(Directory.Exists(folder[".pexbuild/saved"]));
    }

    [TestMethod]
    public void The_entry_script_that_we_wrote_is_merged_without_the_old_PEX()
    {
        using var folder = new EditedFolder();
        File.WriteAllText(folder["__main__.py"],
            File.ReadAllText(folder["__main__.py"]).Replace("run(\"greet.cli:main\")", "run(\"app\")", StringComparison.Ordinal));
        Unpack(folder, Next("nine", "9").WithShebang("#!/usr/bin/env python3.12"), null);

        Assert.StartsWith("#!/usr/bin/env python3.12\n", File.ReadAllText(folder["__main__.py"]));
        Assert.Contains("run(\"app\")", File.ReadAllText(folder["__main__.py"]));
    }

    [TestMethod]
    public void A_file_where_the_new_PEX_has_a_folder_stops_all_but_overwriting()
    {
        using var folder = new EditedFolder();
        File.WriteAllText(folder["pkg"], "mine");
        var next = Next("nine", "9").Add("pkg/module.py", "theirs");

        Assert.AreEqual("PEX2006", Assert.ThrowsExactly<PexException>(() => Unpack(folder, next, folder.Pex)).Diagnostic.Code.Id);
        Assert.AreEqual("mine", File.ReadAllText(folder["pkg"]));
        Unpack(folder, next, null, OnEdits.Overwrite);
        Assert.AreEqual("theirs", File.ReadAllText(folder["pkg/module.py"]));
        Assert.AreEqual("mine", File.ReadAllText(folder[".pexbuild/saved/1/pkg"]));
    }

    private static void Edit(EditedFolder folder, string old, string current) =>
        File.WriteAllText(folder["data/notes.txt"], File.ReadAllText(folder["data/notes.txt"]).Replace(old, current, StringComparison.Ordinal));

    private static PexFixture Next(string old, string current) => PexUnpackerTests.Sample()
        .Add("data/notes.txt", Notes.Replace(old, current, StringComparison.Ordinal))
        .Add("data/dos.txt", "a\r\nb\r\nc")
        .Add(new FixtureFile("tools/run.sh", "#!/bin/sh\n", isExecutable: true))
        .Add("data/empty", "");

    /// <summary>Unpacks the next version, of the same name, over the folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="next">The next version.</param>
    /// <param name="old">The PEX that the folder was made from, kept under another name; without it, it is gone.</param>
    /// <param name="onEdits">What to do with edits.</param>
    private static UnpackResult Unpack(EditedFolder folder, PexFixture next, string? old, OnEdits onEdits = OnEdits.Merge)
    {
        var kept = folder.Root["old.pex"];
        File.Delete(kept);
        if (old is not null)
            File.Copy(old, kept);
        try
        {
            return PexUnpackerTests.Unpack(next.WriteTo(folder.Root["tool.pex"]), folder.Folder,
                new UnpackOptions { Folder = folder.Folder, OnEdits = onEdits, From = old is null ? null : kept });
        }
        finally
        {
            if (old is not null)
                File.Copy(kept, old, overwrite: true);
        }
    }
}
