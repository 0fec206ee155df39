using PexBuild.Diagnostics;

namespace PexBuild.Tool.Errors;

[TestClass]
public sealed class EditErrorTests : ErrorTests
{
    private const string Folder = "{lab}/tool", Patch = "{lab}/x.patch";

    public static IEnumerable<object[]> Names => NamesOf(Cases);

    internal static IEnumerable<ErrorCase> Cases =>
    [
        new(PexErrors.NotUnpacked, "another folder", "This is not a folder that PexBuild unpacked. Nothing was changed.",
            lab => ["status", Path.GetDirectoryName(lab.Write("tool/a", ""))!])
        { Origin = Folder },
        new(PexErrors.PristineMissing, "the PEX is gone",
            "The original content of app.py is in the PEX that the folder was made from, which was not found: gone.pex, SHA-256 ", lab =>
        {
            // Under a name of its own: it is also looked for in the folder that the tests run in.
            File.Move(lab.Unpacked().Pex, lab["gone.pex"]);
            Assert.AreEqual(0, InProcess.Run("unpack", lab["gone.pex"], "-o", lab["up/tool"]).Status);
            File.Delete(lab["gone.pex"]);
            lab.Write("up/tool/app.py", "mine");
            return ["diff", lab["up/tool"]];
        }) { Origin = "{lab}/up/tool" },
        new(PexErrors.PristineWrong, "another PEX", "The folder was not made from {lab}/other.pex, whose SHA-256 is ", lab =>
        {
            Verbs.UnpackTests.Pex().Add("more.py", "").WriteTo(lab.Unpacked()["other.pex"]);
            lab.Write("tool/app.py", "mine");
            return ["diff", lab.Folder, "--from", lab["other.pex"]];
        }) { Origin = Folder },
        new(PexErrors.PristineDiffers, "a manifest that says something else", "app.py was written by PexBuild ", lab =>
        {
            var manifest = File.ReadAllText(lab.Unpacked()["tool/.pexbuild/manifest.json"]);
            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(lab["tool/app.py"])));
            lab.Write("tool/.pexbuild/manifest.json", manifest.Replace(hash, new string('0', 64), StringComparison.Ordinal));
            return ["restore", lab.Folder];
        }) { Origin = Folder },
        new(PexErrors.PathUnknown, "no such file", "nothing is not a file or folder of this unpacked PEX. Nothing was changed.",
            lab => ["restore", lab.Unpacked().Folder, "nothing"])
        { Origin = Folder },
        new(PexErrors.NotInPatch, "a link", "link is now a link, which a patch cannot contain. It was left out. All other edits are in the patch.", lab =>
        {
            lab.Unpacked().Link("tool/link", "app.py");
            return ["diff", lab.Folder];
        }) { Origin = Folder, IsWarning = true, Status = ExitStatus.Failed },
        new(PexErrors.UpdateInterrupted, "a journal",
            "An update of the folder was interrupted, or another process is updating it: some files are new, others are old. Nothing was changed.", lab =>
        {
            lab.Unpacked().Write("tool/.pexbuild/update/journal.json", "{}");
            return ["info", lab.Folder];
        }) { Origin = Folder, IsWarning = true, Status = ExitStatus.Done },
        Refused(PexErrors.PatchUnreadable, "no patch", "x\n", "Line 1 of the patch: the patch changes no file. Nothing was changed."),
        Refused(PexErrors.PatchUnreadable, "in UTF-16", "\ufffe\u0000", ""),
        Refused(PexErrors.PatchUnreadable, "more lines than there are", "--- a/app.py\n+++ b/app.py\n@@ -1,2147483647 +1,2147483647 @@\n-import dep\n+x\n",
            "Line 3 of the patch: the hunk has fewer lines than its first line says. Nothing was changed."),
        Refused(PexErrors.PatchUnreadable, "a number that is none", "--- a/app.py\n+++ b/app.py\n@@ -1,99999999999999999999 +1 @@\n-import dep\n+x\n",
            "Line 3 of the patch: the first line of the hunk does not have the form"),
        Refused(PexErrors.PatchUnreadable, "a hunk of no file", "@@ -1 +1 @@\n-import dep\n+x\n",
            "Line 1 of the patch: the hunk belongs to no file. Nothing was changed."),
        Refused(PexErrors.PatchUnreadable, "damaged binary content", Binary("literal 3\nzc$xyz\n\n"), "Line "),
        Refused(PexErrors.PatchUnsupported, "a link",
            "diff --git a/evil b/evil\nnew file mode 120000\nindex 0000000..1111111\n--- /dev/null\n+++ b/evil\n@@ -0,0 +1 @@\n+/etc/passwd\n"
                + "\\ No newline at end of file\n",
            "Line 2 of the patch: "),
        Refused(PexErrors.PatchUnsupported, "a binary file without content", "Binary files a/app.py and b/app.py differ\n",
            "Line 1 of the patch: a binary file without its content"),
        Refused(PexErrors.HunkDoesNotFit, "another line", "--- a/app.py\n+++ b/app.py\n@@ -1 +1 @@\n-nothing of the kind\n+x\n",
            "app.py: hunk 1 of 1 (line 3 of the patch) does not apply: "),
        Refused(PexErrors.PatchDoesNotFit, "no such file", "--- a/gone.py\n+++ b/gone.py\n@@ -1 +1 @@\n-a\n+b\n",
            "gone.py (line 1 of the patch): the patch changes it, but it does not exist. Nothing was changed."),
        Refused(PexErrors.PatchPathRefused, "the folder of git", Makes(".git/hooks/post-checkout"),
            ".git/hooks/post-checkout (line 1 of the patch) belongs to git, not to the program. Nothing was changed."),
        Refused(PexErrors.PatchPathRefused, "a folder of git further down, in other letters", Makes("sub/.GIT/config"),
            "sub/.GIT/config (line 1 of the patch) belongs to git, not to the program. Nothing was changed."),
        Refused(PexErrors.PatchPathRefused, "what is ours", Makes(".pexbuild/evil"),
            ".pexbuild/evil (line 1 of the patch) is private to PexBuild. Nothing was changed."),
        Refused(PexErrors.PathUnsafe, "a patch that leads out", Makes("../evil"),
            "../evil: the path has a part that consists only of dots and blanks. Nothing was "),
        Refused(PexErrors.PathUnsafe, "a patch that leads far out", "--- /dev/null\n+++ ../../../../../../evil\n@@ -0,0 +1 @@\n+x\n",
            "../../../../../../evil: the path has a part that consists only of dots and blanks. Nothing was ", "-p", "0"),
        Refused(PexErrors.PathUnsafe, "a patch with an absolute path", "--- /dev/null\n+++ /etc/evil\n@@ -0,0 +1 @@\n+x\n",
            "/etc/evil: the path is absolute. Nothing was ", "-p", "0"),
        Refused(PexErrors.PathUnsafe, "a rename that leads out",
            "diff --git a/app.py b/../../evil.py\nsimilarity index 100%\nrename from app.py\nrename to ../../evil.py\n",
            "../../evil.py: the path has a part that consists only of dots and blanks. Nothing was "),
        Refused(PexErrors.PathUnsafe, "a copy that leads out",
            "diff --git a/app.py b/../evil.py\nsimilarity index 100%\ncopy from app.py\ncopy to ../evil.py\n",
            "../evil.py: the path has a part that consists only of dots and blanks. Nothing was "),
        Refused(PexErrors.NameCharacters, "a quoted NUL", "--- /dev/null\n+++ \"b/a\\000b\"\n@@ -0,0 +1 @@\n+x\n",
            "a\\u0000b: its name contains a control character. Nothing was "),
        Refused(PexErrors.NameTooLong, "a patch of a name that no system has", Makes(new string('a', 300)),
            new string('a', 80) + "…: a part of its path has 300 bytes"),
        Refused(PexErrors.PatchPathTaken, "a file where a folder is", Makes(".deps"), "The patch creates .deps, but .deps/") with { Origin = Folder },
        Refused(PexErrors.PatchPathTaken, "a file in a file", Makes("app.py/x"),
            "The patch creates app.py/x, but app.py is in the way. Nothing was changed.") with { Origin = Folder },
        new(PexErrors.PatchIncomplete, "a file of one side",
            "The patch says that x: gone.py is in one folder only, but does not contain it. The rest was applied.",
            lab => ["apply", lab.Unpacked().Folder, lab.Write("x.patch", "Only in x: gone.py\n" + Makes("new.py"))])
        { Origin = Patch, IsWarning = true },
        new(PexErrors.LinkOnTheWay, "a folder of the patch is a link",
            "sub/new.py is a link or is behind one, and nothing is ever written through links. Nothing was changed.", lab =>
        {
            Directory.CreateDirectory(lab.Unpacked()["elsewhere"]);
            lab.Link("tool/sub", lab["elsewhere"]);
            return ["apply", lab.Folder, lab.Write("x.patch", Makes("sub/new.py"))];
        }) { Origin = Folder },
        new(PexErrors.LinkOnTheWay, "the file of the patch is a link",
            "app.py is a link or is behind one, and nothing is ever written through links. Nothing was changed.", lab =>
        {
            File.Move(lab.Unpacked()["tool/app.py"], lab["precious.py"]);
            lab.Link("tool/app.py", lab["precious.py"]);
            return ["apply", lab.Folder, lab.Write("x.patch", "--- a/app.py\n+++ b/app.py\n@@ -1,2 +1,2 @@\n-import dep\n+x\n def main():\n")];
        }) { Origin = Folder },
        new(PexErrors.PatchDoesNotFit, "the file of the patch is a fifo", "app.py (line 1 of the patch): it is a fifo. Nothing was changed.", lab =>
        {
            File.Delete(lab.Unpacked()["tool/app.py"]);
            lab.Fifo("tool/app.py");
            return ["apply", lab.Folder, lab.Write("x.patch", "--- a/app.py\n+++ b/app.py\n@@ -1,2 +1,2 @@\n-import dep\n+x\n def main():\n")];
        }) { Origin = Patch },
        new(PexErrors.MergeConflict, "one place, two changes",
            "conf.py was edited here and conflicts with the new PEX in one place. The folder was updated to the new PEX.", lab =>
        {
            File.Move(lab.Unpacked(Verbs.UnpackTests.Pex().Add("conf.py", "A = 1\n")).Pex, lab["old.pex"]);
            lab.Write("tool/conf.py", "A = 3\n");
            return lab.Unpack(Verbs.UnpackTests.Pex().Add("conf.py", "A = 2\n"), "--on-edits", "merge", "--from", lab["old.pex"]);
        }) { Origin = Folder, HasResult = true },
    ];

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void An_edit_or_a_patch_that_does_not_fit_changes_nothing(string name) => Provoke(Cases, name);

    private static ErrorCase Refused(PexErrorCode code, string name, string patch, string problem, params string[] more) =>
        new(code, name, problem, lab => ["apply", lab.Unpacked().Folder, lab.Write("x.patch", patch), .. more]) { Origin = Patch };

    private static string Makes(string path) => $"--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+x\n";

    private static string Binary(string content) =>
        "diff --git a/new b/new\nnew file mode 100644\nindex 0000000000000000000000000000000000000000..1111111111111111111111111111111111111111\n"
            + "GIT binary patch\n"
            + content;
}
