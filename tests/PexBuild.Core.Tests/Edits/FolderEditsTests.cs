using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Testing;

namespace PexBuild.Edits;

[TestClass]
public sealed class FolderEditsTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void An_untouched_folder_has_no_edits()
    {
        using var folder = new EditedFolder();

        Assert.IsEmpty(folder.Edits());
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Each_kind_of_edit_is_told_from_the_others()
    {
        using var folder = new EditedFolder();
        File.AppendAllText(folder[EditedFolder.Greet], "# edited\n");
        File.AppendAllText(folder["tools/run.sh"], "# edited\n");
        FileModes.SetExecutable(folder["tools/run.sh"], false);
        FileModes.SetExecutable(folder["data/notes.txt"], true);
        File.Delete(folder["data/empty"]);
        File.Move(folder["data/dos.txt"], folder["windows.txt"]);
        File.WriteAllText(folder["mine.py"], "mine");

        Assert.AreSequenceEqual(
            ["Edited " + EditedFolder.Greet, "Deleted data/empty", "ModeChanged data/notes.txt", "Added mine.py", "Edited tools/run.sh mode",
                "Moved data/dos.txt -> windows.txt"],
            folder.Edits());
    }

    [TestMethod]
    public void Of_two_files_with_the_same_content_the_one_of_the_same_name_was_moved()
    {
        using var folder = new EditedFolder(EditedFolder.Sample().Add("a/one.py", "same").Add("b/two.py", "same"));
        Directory.CreateDirectory(folder["c"]);
        File.Move(folder["a/one.py"], folder["c/one.py"]);
        File.Move(folder["b/two.py"], folder["c/two.py"]);

        Assert.AreSequenceEqual(["Moved a/one.py -> c/one.py", "Moved b/two.py -> c/two.py"], folder.Edits());
    }

    [TestMethod]
    public void A_copy_is_an_added_file()
    {
        using var folder = new EditedFolder();
        File.Copy(folder["data/notes.txt"], folder["copy.txt"]);

        Assert.AreSequenceEqual(["Added copy.txt"], folder.Edits());
    }

    [TestMethod]
    public void What_Python_caches_and_what_git_keeps_do_not_count()
    {
        using var folder = new EditedFolder();
        foreach (var path in (string[])["__pycache__/app.cpython-311.pyc", "app.pyc", ".git/HEAD", "data/__pycache__/x.cpython-311.pyc"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
            File.WriteAllText(folder[path], "cache");
        }

        Assert.IsEmpty(folder.Edits());
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_link_in_place_of_a_folder_is_not_followed()
    {
        using var folder = new EditedFolder();
        Directory.Move(folder["data"], folder.Root["elsewhere"]);
        Directory.CreateSymbolicLink(folder["data"], folder.Root["elsewhere"]);

        Assert.AreSequenceEqual(["Added data", "Deleted data/dos.txt", "Deleted data/empty", "Deleted data/notes.txt"], folder.Edits());
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_fifo_where_an_empty_file_was_is_not_waited_for()
    {
        using var folder = new EditedFolder();
        File.Delete(folder["data/empty"]);
        ProcessResult.Run("mkfifo", [folder["data/empty"], folder["data/pipe"]]).AssertSuccess();

        Assert.Contains("Added data/pipe", folder.Edits());
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Where_every_file_is_executable_modes_say_nothing()
    {
        using var folder = new EditedFolder();
        foreach (var file in Directory.EnumerateFiles(folder.Folder, "*", SearchOption.AllDirectories))
            FileModes.SetExecutable(file, true);

        Assert.IsEmpty(folder.Edits());
    }

    [TestMethod]
    public void A_name_that_is_no_UTF_8_is_an_added_file()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
            Assert.Inconclusive("Names are text there.");
        using var folder = new EditedFolder();
        ProcessResult.Run("sh", ["-c", "printf x > \"$(printf 'bad\\377name')\""], folder.Folder).AssertSuccess();

        Assert.AreSequenceEqual(["Added bad\uFFFDname"], folder.Edits());
        var diff = folder.Open().Diff(cancellation: TestContext.CancellationToken);
        Assert.IsEmpty(diff.Files);
        Assert.AreEqual(PexErrors.NotInPatch, Assert.ContainsSingle(diff.LeftOut).Code);
        Assert.IsFalse(diff.IsEmpty);

        // .NET cannot name it, so cannot delete it either.
        ProcessResult.Run("sh", ["-c", "rm bad*"], folder.Folder).AssertSuccess();
    }

    [TestMethod]
    public void A_folder_of_somebody_else_is_refused()
    {
        using var folder = new TemporaryFolder();

        Assert.AreEqual("PEX2020", Assert.ThrowsExactly<PexException>(() => UnpackedFolder.Open(folder.Path)).Diagnostic.Code.Id);
        Assert.AreEqual("PEX1001", Assert.ThrowsExactly<PexException>(() => UnpackedFolder.Open(folder["nothing"])).Diagnostic.Code.Id);
    }
}
