using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Edits;

[TestClass]
public sealed class FolderRestorationTests
{
    [TestMethod]
    public void What_is_discarded_is_saved()
    {
        using var folder = new EditedFolder();
        File.WriteAllText(folder["data/notes.txt"], "mine");
        File.WriteAllText(folder["added.py"], "mine, too");
        File.Delete(folder["data/dos.txt"]);

        var result = folder.Open().Restore();

        Assert.IsEmpty(folder.Edits());
        Assert.AreEqual(".pexbuild/saved/1", result.SavedFolder);
        Assert.AreEqual("mine", File.ReadAllText(folder[".pexbuild/saved/1/data/notes.txt"]));
        Assert.AreEqual("mine, too", File.ReadAllText(folder[".pexbuild/saved/1/added.py"]));
        Assert.IsFalse(File.Exists(folder[".pexbuild/saved/1/data/dos.txt"]));
    }

    [TestMethod]
    public void Only_what_is_named_is_restored()
    {
        using var folder = new EditedFolder();
        foreach (var path in (string[])["data/notes.txt", "data/dos.txt", EditedFolder.Greet])
            File.AppendAllText(folder[path], "x");
        File.WriteAllText(folder["data/added"], "x");

        folder.Open().Restore(["data"]);
        Assert.AreSequenceEqual(["Edited " + EditedFolder.Greet], folder.Edits());
        folder.Open().Restore([Path.GetRelativePath(Directory.GetCurrentDirectory(), folder[EditedFolder.Greet])]);
        Assert.IsEmpty(folder.Edits());
        Assert.AreEqual("PEX2024", Assert.ThrowsExactly<PexException>(() => folder.Open().Restore(["dat"])).Diagnostic.Code.Id);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_link_is_replaced_and_what_it_points_to_is_left_alone()
    {
        using var folder = new EditedFolder();
        File.Move(folder["data/notes.txt"], folder.Root["outside"]);
        File.CreateSymbolicLink(folder["data/notes.txt"], folder.Root["outside"]);
        File.AppendAllText(folder.Root["outside"], "mine");

        folder.Open().Restore();

        Assert.IsEmpty(folder.Edits());
        Assert.IsNull(new FileInfo(folder["data/notes.txt"]).LinkTarget);
        Assert.IsTrue(File.ReadAllText(folder.Root["outside"]).EndsWith("mine", StringComparison.Ordinal));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_mode_is_restored()
    {
        using var folder = new EditedFolder();
        FileModes.SetExecutable(folder["tools/run.sh"], false);

        Assert.IsNull(folder.Open().Restore().SavedFolder, "There is nothing to save.");
        Assert.IsTrue(FileModes.IsExecutable(folder["tools/run.sh"]));
    }
}
