using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Patches;

namespace PexBuild.Edits;

[TestClass]
public sealed class FolderPatchingTests
{
    private const string Hunk = "@@ -0,0 +1 @@\n+evil\n";

    [TestMethod]
    [DataRow("../evil", "PEX1203")]
    [DataRow("a/../../evil", "PEX1203")]
    [DataRow("/etc/evil", "PEX1203")]
    [DataRow("a\\\\b", "PEX1202")]
    [DataRow("C:/evil", "PEX1203")]
    [DataRow("a\\tb", "PEX1202")]
    [DataRow(".pexbuild/manifest.json", "PEX2034")]
    [DataRow(".PexBuild/update/journal.json", "PEX2034")]
    [DataRow(".pexbuild/evil.py", "PEX2034")]
    [DataRow(".git/hooks/pre-commit", "PEX2034")]
    [DataRow("data/.git/config", "PEX2034")]
    public void No_patch_writes_outside_the_folder_or_into_what_is_not_the_programs(string name, string code)
    {
        using var folder = new EditedFolder();
        var before = EditedFolder.List(folder.Root.Path);
        var refused = Refuse(folder, $"diff --git \"a/{name}\" \"b/{name}\"\nnew file mode 100644\n--- /dev/null\n+++ \"b/{name}\"\n{Hunk}");

        Assert.AreEqual(code, refused.Diagnostic.Code.Id, refused.Message);
        Assert.AreSequenceEqual(before, EditedFolder.List(folder.Root.Path));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void No_patch_writes_through_a_link()
    {
        using var folder = new EditedFolder();
        Directory.CreateDirectory(folder.Root["outside"]);
        File.WriteAllText(folder.Root["outside/file"], "theirs\n");
        Directory.CreateSymbolicLink(folder["link"], folder.Root["outside"]);
        File.CreateSymbolicLink(folder["file"], folder.Root["outside/file"]);

        Assert.AreEqual("PEX2036", Refuse(folder, $"--- /dev/null\n+++ b/link/evil\n{Hunk}").Diagnostic.Code.Id);
        Assert.AreEqual("PEX2036", Refuse(folder, "--- a/file\n+++ b/file\n@@ -1 +1 @@\n-theirs\n+evil\n").Diagnostic.Code.Id);
        Assert.AreEqual("theirs\n", File.ReadAllText(folder.Root["outside/file"]));
        Assert.ContainsSingle(Directory.GetFiles(folder.Root["outside"]));
    }

    [TestMethod]
    public void If_one_hunk_of_one_patch_does_not_fit_nothing_is_written()
    {
        using var folder = new EditedFolder();
        var before = EditedFolder.List(folder.Root.Path);
        var good = new PatchFile("good.patch", Bytes("--- a/data/notes.txt\n+++ b/data/notes.txt\n@@ -1,4 +1,4 @@\n-one\n+1\n two\n three\n four\n"));
        var bad = new PatchFile("bad.patch",
            Bytes(
                "--- a/data/notes.txt\n+++ b/data/notes.txt\n@@ -1,4 +1,4 @@\n-one\n+I\n two\n three\n four\n--- a/nothing\n+++ b/nothing\n@@ -1 +1 @@\n-a\n"
                    + "+b\n"));

        var refused = Assert.ThrowsExactly<PexException>(() => folder.Open().Apply([good, bad]));

        Assert.AreSequenceEqual(["bad.patch PEX2032", "bad.patch PEX2033"],
            ((PexDiagnostic[])[refused.Diagnostic, .. refused.Related]).Select(line => line.Origin + " " + line.Code.Id));
        Assert.AreSequenceEqual(before, EditedFolder.List(folder.Root.Path));
        Assert.IsFalse(Directory.Exists(folder[".pexbuild/update"]));
    }

    [TestMethod]
    public void Patches_build_on_each_other_and_are_taken_back_the_other_way_round()
    {
        using var folder = new EditedFolder();
        PatchFile[] patches =
        [
            new("1", Bytes("--- a/data/empty\n+++ b/data/empty\n@@ -0,0 +1 @@\n+x\n--- /dev/null\n+++ b/new/file\n@@ -0,0 +1 @@\n+y\n")),
            new("2", Bytes("--- a/data/empty\n+++ b/data/empty\n@@ -1 +1,2 @@\n x\n+z\n--- a/new/file\n+++ b/new/file\n@@ -1 +1 @@\n-y\n+yy\n")),
        ];
        folder.Open().Apply(patches);
        Assert.AreEqual("x\nz\n", File.ReadAllText(folder["data/empty"]));
        Assert.AreEqual("yy\n", File.ReadAllText(folder["new/file"]));

        folder.Open().Apply(patches, new PatchOptions { Reverse = true });
        Assert.IsEmpty(folder.Edits());
        Assert.IsFalse(Directory.Exists(folder["new"]), "Nor is an empty folder left.");
    }

    [TestMethod]
    public void A_dry_run_writes_nothing()
    {
        using var folder = new EditedFolder();
        var applied = folder.Open().Apply([new PatchFile("1", Bytes("--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+y\n"))], new PatchOptions { DryRun = true });

        Assert.AreEqual("new", Assert.ContainsSingle(applied).Path);
        Assert.IsEmpty(folder.Edits());
    }

    [TestMethod]
    public void A_file_may_become_a_folder_and_a_folder_a_file()
    {
        using var folder = new EditedFolder();
        File.Delete(folder["data/notes.txt"]);
        Directory.CreateDirectory(folder["data/notes.txt"]);
        File.WriteAllText(folder["data/notes.txt/part"], "x\n");
        Directory.Delete(folder["tools"], recursive: true);
        File.WriteAllText(folder["tools"], "y\n");
        var patch = folder.Diff();
        var fresh = folder.Fresh();

        UnpackedFolder.Open(fresh).Apply([new PatchFile("p", patch)]);
        Assert.AreSequenceEqual(EditedFolder.List(folder.Folder), EditedFolder.List(fresh));
        UnpackedFolder.Open(fresh).Apply([new PatchFile("p", patch)], new PatchOptions { Reverse = true });
        Assert.IsEmpty(UnpackedFolder.Open(fresh).ReadEdits());
    }

    [TestMethod]
    public void A_patch_for_another_version_of_a_distribution_is_told_from_one_for_nothing()
    {
        using var folder = new EditedFolder();

        Assert.Contains("it does not exist; there is .deps/greet-1.0-py2.py3-none-any.whl instead",
            Refuse(folder,
                "--- a/.deps/greet-0.9-py3-none-any.whl/greet/cli.py\n+++ b/.deps/greet-0.9-py3-none-any.whl/greet/cli.py\n@@ -1 +1 @@\n-a\n+b\n").Message);
        Assert.Contains("it does not exist. Nothing",
            Refuse(folder, "--- a/.deps/other-0.9-py3-none-any.whl/x.py\n+++ b/.deps/other-0.9-py3-none-any.whl/x.py\n@@ -1 +1 @@\n-a\n+b\n").Message);
    }

    [TestMethod]
    public void A_file_in_the_way_is_named()
    {
        using var folder = new EditedFolder();

        Assert.AreEqual("PEX2037", Refuse(folder, "--- /dev/null\n+++ b/data\n@@ -0,0 +1 @@\n+y\n").Diagnostic.Code.Id);
        Assert.AreEqual("PEX2037", Refuse(folder, "--- /dev/null\n+++ b/data/notes.txt/x\n@@ -0,0 +1 @@\n+y\n").Diagnostic.Code.Id);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_link_in_the_way_is_named_and_not_followed()
    {
        using var folder = new EditedFolder();
        Directory.CreateDirectory(folder["fresh"]);
        Directory.CreateSymbolicLink(folder["fresh/link"], folder["data"]);

        var refused = Refuse(folder, "--- /dev/null\n+++ b/fresh\n@@ -0,0 +1 @@\n+y\n");

        Assert.AreEqual("PEX2037", refused.Diagnostic.Code.Id);
        Assert.Contains("fresh/link is in the way", refused.Message);
    }

    private static PexException Refuse(EditedFolder folder, string patch) =>
        Assert.ThrowsExactly<PexException>(() => folder.Open().Apply([new PatchFile("p.patch", Bytes(patch))]));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
