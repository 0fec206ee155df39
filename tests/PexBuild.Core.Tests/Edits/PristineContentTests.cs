using PexBuild.Diagnostics;
using PexBuild.Testing.Fixtures;
using PexBuild.Unpacking;

namespace PexBuild.Edits;

[TestClass]
public sealed class PristineContentTests
{
    [TestMethod]
    [DataRow("tool.pex", DisplayName = "beside the folder")]
    [DataRow("renamed.pex", DisplayName = "beside the folder, under another name")]
    [DataRow("tools/tool.pex", DisplayName = "in a folder beside it")]
    [DataRow("../tool.pex", DisplayName = "further up")]
    public void The_PEX_is_found_by_its_content_near_the_folder(string place)
    {
        using var root = new Testing.TemporaryFolder();
        Directory.CreateDirectory(root["up/tools"]);
        PexUnpackerTests.Unpack(EditedFolder.Sample().WriteTo(root["tool.pex"]), root["up/tool"]);
        File.Move(root["tool.pex"], root["moved"]);
        File.Move(root["moved"], root["up/" + place]);

        AssertRestores(root["up/tool"], null);
    }

    [TestMethod]
    public void The_PEX_can_be_named()
    {
        using var folder = new EditedFolder();
        Directory.CreateDirectory(folder.Root["far/away/from/here"]);
        File.Move(folder.Pex, folder.Root["far/away/from/here/x"]);

        AssertRestores(folder.Folder, folder.Root["far/away/from/here/x"]);
    }

    [TestMethod]
    public void Without_the_PEX_the_error_says_which_one_is_missing()
    {
        using var folder = new EditedFolder();
        File.Delete(folder.Pex);
        File.AppendAllText(folder["data/notes.txt"], "x");

        var refused = Assert.ThrowsExactly<PexException>(() => folder.Open().Restore());

        Assert.AreEqual("PEX2021", refused.Diagnostic.Code.Id);
        Assert.Contains("tool.pex", refused.Message);
        Assert.Contains("--from", refused.Message);
        Assert.AreSequenceEqual(["Edited data/notes.txt"], folder.Edits());
        Assert.IsFalse(Directory.Exists(folder[".pexbuild/update"]));
    }

    [TestMethod]
    public void Another_PEX_is_refused()
    {
        using var folder = new EditedFolder();
        var other = EditedFolder.Sample().Add("more.py", "").WriteTo(folder.Root["other.pex"]);
        File.AppendAllText(folder["data/notes.txt"], "x");

        Assert.AreEqual("PEX2022", Assert.ThrowsExactly<PexException>(() => folder.Open().Restore([], other)).Diagnostic.Code.Id);
    }

    [TestMethod]
    public void A_PEX_of_the_same_name_and_size_is_not_taken_for_it()
    {
        using var folder = new EditedFolder(EditedFolder.Sample().Add("conf.py", "A = 1\n").Uncompressed());
        EditedFolder.Sample().Add("conf.py", "A = 2\n").Uncompressed().WriteTo(folder.Root["next.pex"]);
        Assert.AreEqual(new FileInfo(folder.Pex).Length, new FileInfo(folder.Root["next.pex"]).Length);
        File.Move(folder.Root["next.pex"], folder.Pex, overwrite: true);
        File.AppendAllText(folder["conf.py"], "x");

        Assert.AreEqual("PEX2021", Assert.ThrowsExactly<PexException>(() => folder.Open().Restore()).Diagnostic.Code.Id);
    }

    [TestMethod]
    public void What_we_generate_and_what_was_shown_once_is_known_without_the_PEX()
    {
        using var folder = new EditedFolder();
        File.AppendAllText(folder["data/notes.txt"], "x");
        folder.Diff();
        File.Delete(folder.Pex);
        File.AppendAllText(folder["__main__.py"], "x");
        File.AppendAllText(folder["bin/tool"], "x");

        folder.Open().Restore();

        Assert.IsEmpty(folder.Edits());
    }

    [TestMethod]
    public void A_packed_or_loose_PEX_is_found_as_well()
    {
        foreach (var layout in (FixtureLayout[])[FixtureLayout.Packed, FixtureLayout.Loose])
        {
            using var root = new Testing.TemporaryFolder();
            PexUnpackerTests.Unpack(EditedFolder.Sample().WithLayout(layout).WriteTo(root["tool.pex"]), root["tool"]);

            AssertRestores(root["tool"], null);
        }
    }

    private static void AssertRestores(string folder, string? from)
    {
        var before = EditedFolder.List(folder);
        File.AppendAllText(Path.Combine(folder, "data/notes.txt"), "x");
        File.Delete(Path.Combine(folder, EditedFolder.Greet));

        UnpackedFolder.Open(folder).Restore([], from);

        Assert.AreSequenceEqual(before, EditedFolder.List(folder));
    }
}
