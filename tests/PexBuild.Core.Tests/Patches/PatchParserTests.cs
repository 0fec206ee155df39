using PexBuild.Archive;
using System.Text;
using PexBuild.Diagnostics;

namespace PexBuild.Patches;

[TestClass]
public sealed class PatchParserTests
{
    [TestMethod]
    [DataRow("hello\n", "the patch changes no file")]
    [DataRow("@@ -1 +1 @@\n-a\n+b\n", "belongs to no file")]
    [DataRow("--- a/f\n+++ b/f\n@@ -1,2 +1 @@\n-a\n+b\n", "fewer lines")]
    [DataRow("--- a/f\n+++ b/f\n@@ -1,2 +1 @@\n-a\n", "fewer lines")]
    [DataRow("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n+c\n", "more lines")]
    [DataRow("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n-b\n", "does not have the lines")]
    [DataRow("--- a/f\n+++ b/f\n@@ -1 +1 @@\n a\n", "changes nothing")]
    [DataRow("--- a/f\n+++ b/f\n@@ -1,99999999999999 +1 @@\n-a\n", "does not have the form")]
    [DataRow("--- a/f\n+++ b/f\n@@ -0,1 +1 @@\n-a\n", "does not have the form")]
    [DataRow("--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-a\n\\ No newline\n-b\n+a\n+b\n", "other than the last")]
    [DataRow("--- a/f\r\n+++ b/f\r\n@@ -1 +1 @@\r\n-a\r\n+b\r\n", "carriage return")]
    [DataRow("--- /dev/null\n+++ /dev/null\n@@ -1 +1 @@\n-a\n+b\n", "both file names")]
    [DataRow("--- \"a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n", "name cannot be read")]
    [DataRow("--- \"a/\\377f\"\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n", "name cannot be read")]
    [DataRow("diff --git a/f x b/g y\nold mode 100644\nnew mode 100755\n", "name cannot be told")]
    [DataRow("diff --git a/f b/f\nold mode 777\n", "mode")]
    [DataRow("diff --git a/f b/f\nnew file mode 100644\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n", "contradicts itself")]
    [DataRow("diff --git a/f b/f\nindex 1..2\nGIT binary patch\nliteral 5\nnonsense!\n\n", "damaged")]
    [DataRow("diff --git a/f b/f\nindex 1..2\nGIT binary patch\nliteral 9\nzcmaKD\n\n", "damaged")]
    public void What_cannot_be_understood_in_full_is_refused(string patch, string reason)
    {
        var refused = Assert.ThrowsExactly<PexException>(() => PatchParser.Parse(Encoding.UTF8.GetBytes(patch), "p.patch", new ReadLimits(), out _));

        Assert.AreEqual("PEX2030", refused.Diagnostic.Code.Id);
        Assert.Contains(reason, refused.Message);
    }

    [TestMethod]
    [DataRow("diff --git a/f b/f\nnew file mode 120000\n--- /dev/null\n+++ b/f\n@@ -0,0 +1 @@\n+/etc/passwd\n\\ No newline at end of file\n", "symbolic link")]
    [DataRow("diff --git a/f b/f\nnew file mode 160000\n", "submodule")]
    [DataRow("Binary files a/x and b/x differ\n", "binary")]
    public void What_is_understood_but_not_done_is_refused(string patch, string reason)
    {
        var refused = Assert.ThrowsExactly<PexException>(() => PatchParser.Parse(Encoding.UTF8.GetBytes(patch), "p.patch", new ReadLimits(), out _));

        Assert.AreEqual("PEX2031", refused.Diagnostic.Code.Id);
        Assert.Contains(reason, refused.Message);
    }

    [TestMethod]
    public void UTF_16_is_named_as_what_it_is() =>
        Assert.Contains("UTF-16",
            Assert.ThrowsExactly<PexException>(() => PatchParser.Parse(Encoding.Unicode.GetPreamble(), "p.patch", new ReadLimits(), out _)).Message);

    [TestMethod]
    public void Mail_around_a_patch_and_between_patches_is_skipped()
    {
        const string Mail =
            """
            From 0123 Mon Sep 17 00:00:00 2001
            Subject: [PATCH] change f
            ---
             f | 2 +-
             1 file changed, 1 insertion(+), 1 deletion(-)

            diff --git a/f b/f
            index 7898192..6178079 100644
            --- a/f
            +++ b/f
            @@ -1 +1 @@ some function
            -a
            +b
            -- 
            2.39.5

            """;

        Assert.AreEqual("b\n", new MemoryFiles().Add("f", "a\n").Apply(Encoding.UTF8.GetBytes(Mail)).Text("f"));
    }

    [TestMethod]
    [DataRow("--- f\n+++ f\n", "f", DisplayName = "no prefix")]
    [DataRow("--- a/f\n+++ b/f\n", "f", DisplayName = "git")]
    [DataRow("--- i/f\n+++ w/f\n", "f", DisplayName = "git with mnemonic prefixes")]
    [DataRow("--- tool.orig/f\t2024-01-01 00:00:00.000000000 +0100\n+++ tool/f\t2024-01-01 00:00:00.000000000 +0100\n", "f", DisplayName = "two folders")]
    [DataRow("--- a/tools/tool/f\n+++ b/tools/tool/f\n", "f", DisplayName = "a repository further up")]
    [DataRow("--- a/a/f\n+++ b/a/f\n", "a/f", DisplayName = "a folder named as the prefix")]
    [DataRow("--- a/f\n+++ a/f\n", "a/f", DisplayName = "a folder named as the prefix, without it")]
    public void Leading_folders_are_left_out_until_the_names_fit(string names, string file) =>
        Assert.AreEqual("b\n", new MemoryFiles().Add(file, "a\n").Apply(Encoding.UTF8.GetBytes(names + "@@ -1 +1 @@\n-a\n+b\n")).Text(file));

    [TestMethod]
    public void Of_a_file_that_diff_says_is_not_there_a_new_one_is_made()
    {
        const string Patch = "--- old/f\t1970-01-01 01:00:00.000000000 +0100\n+++ new/f\t2024-01-01 00:00:00.000000000 +0100\n@@ -0,0 +1 @@\n+b\n";
        var made = new MemoryFiles().Apply(Encoding.UTF8.GetBytes(Patch));

        Assert.AreEqual("b\n", made.Text("f"));
        Assert.IsEmpty(made.Apply(Encoding.UTF8.GetBytes(Patch), reverse: true).Files);
        Assert.ContainsSingle(new MemoryFiles().Add("f", "x\n").Refuse(Patch));
    }

    [TestMethod]
    public void What_diff_says_is_in_one_folder_only_is_reported()
    {
        PatchParser.Parse("Only in new/pkg: more.py\n"u8.ToArray(), "p.patch", new ReadLimits(), out var skipped);

        Assert.AreEqual("new/pkg: more.py", Assert.ContainsSingle(skipped));
    }

    [TestMethod]
    public void Random_damage_never_makes_anything_but_a_coded_error()
    {
        var versions = new FileVersions { OldPath = "x", NewPath = "x", Old = [0, 1, 2], New = [3, 0, 5] };
        var patch = PatchRoundTripTests.Write(versions,
            new FileVersions { OldPath = "y", NewPath = "z", Old = "a\nb\n"u8.ToArray(), New = "a\nc"u8.ToArray(), IsExecutable = true });
        var random = new Random(7);
        var refusals = 0;
        for (var i = 0; i < 3000; i++)
        {
            var damaged = patch.ToArray();
            for (var edits = 1 + random.Next(3); edits > 0; edits--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                PatchParser.Parse(damaged[..(damaged.Length - random.Next(20))], "p.patch", new ReadLimits(), out _);
            }
            catch (PexException)
            {
                refusals++;
            }
        }

        Assert.IsGreaterThan(1000, refusals);
    }
}
