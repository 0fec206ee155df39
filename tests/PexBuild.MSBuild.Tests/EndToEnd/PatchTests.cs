using PexBuild.Edits;

namespace PexBuild.MSBuild.EndToEnd;

[TestClass]
public sealed class PatchTests
{
    private const string Project = "<UnpackPex Include=\"tools/greet.pex\" Patches=\"patches/*.patch\" />";

    [TestMethod]
    public void An_edit_becomes_a_patch_that_every_build_has()
    {
        var sample = Sample.Program();
        sample.Dotnet("build").AssertSuccess();
        File.WriteAllText(Path.Combine(sample.Unpacked, GreetPex.Words), "WORD = 'patched'\n");
        using (var diff = new MemoryStream())
        {
            FolderDiff.Of(UnpackedFolder.Open(sample.Unpacked), []).Write(file => diff.Write(file.Patch), warning => Assert.Fail(warning.ToString()));
            sample.Write("patches/1.patch", System.Text.Encoding.UTF8.GetString(diff.ToArray()));
        }

        sample.WriteProject("sample.csproj", Project);
        Assert.AreEqual(1, sample.Dotnet("build", "--no-restore").AssertSuccess().Runs("UnpackPex"));
        AssertRunsUnedited(sample, "patched");
        Assert.IsTrue(sample.Dotnet("build", "--no-restore").AssertSuccess().IsSkipped("_PexUnpack"));
        sample.Dotnet("build", "--no-restore", "-question").AssertSuccess();

        sample.Write("patches/2.patch", Patch("patched", "patched twice"));
        Assert.AreEqual(1, sample.Dotnet("build", "--no-restore").AssertSuccess().Runs("UnpackPex"), "One more");
        AssertRunsUnedited(sample, "patched twice");

        sample.Write("patches/1.patch", Patch("hello", "Patched"));
        sample.Write("patches/2.patch", Patch("Patched", "Patched twice"));
        sample.Dotnet("build", "--no-restore").AssertSuccess();
        AssertRunsUnedited(sample, "Patched twice");

        File.Delete(sample["patches/2.patch"]);
        Assert.AreEqual(1, sample.Dotnet("build", "--no-restore").AssertSuccess().Runs("UnpackPex"), "One less");
        AssertRunsUnedited(sample, "Patched");

        File.Delete(Path.Combine(sample.Unpacked, GreetPex.Words));
        File.Delete(Path.Combine(sample.Copy, GreetPex.Words));
        sample.Dotnet("build", "--no-restore").AssertSuccess();
        AssertRunsUnedited(sample, "Patched");

        sample.Dotnet("clean").AssertSuccess();
        Assert.IsFalse(Directory.Exists(sample.Copy));
        Assert.IsFalse(Directory.Exists(sample["obj/Debug/net10.0/pex"]));
    }

    [TestMethod]
    public void A_patch_that_does_not_fit_fails_the_build_and_leaves_the_folder()
    {
        var sample = Sample.Program(items: Project);
        sample.Write("patches/fits.patch", Patch("hello", "patched"));
        sample.Dotnet("build").AssertSuccess();

        sample.Write("patches/more.patch", Patch("nothing of the sort", "x"));
        var error = sample.Dotnet("build", "--no-restore").SingleError("PEX2032");
        Assert.AreEqual(sample["patches/more.patch"], error.File);
        Assert.StartsWith(GreetPex.Words + ": hunk 1 of 1 (line 3 of the patch) does not apply", error.Text);
        AssertRunsUnedited(sample, "patched");
        sample.Dotnet("build", "--no-restore").SingleError("PEX2032");

        File.Delete(sample["patches/more.patch"]);
        GreetPex.Write(sample["tools/greet.pex"], "good day");
        Assert.AreEqual(sample["patches/fits.patch"], sample.Dotnet("build", "--no-restore").SingleError("PEX2032").File, "The PEX is another");
        AssertRunsUnedited(sample, "patched");

        sample.WriteProject("sample.csproj", Project.Replace("*", "none", StringComparison.Ordinal));
        Assert.AreEqual(sample["tools/greet.pex"], sample.Dotnet("build", "--no-restore").SingleError("PEX4009").File);
    }

    [TestMethod]
    public void A_patch_for_another_version_of_a_distribution_is_a_warning_if_it_fits_and_an_edit_is_never_patched_over()
    {
        var sample = Sample.Program(items: Project);
        sample.Write("patches/words.patch", Patch("hello", "patched"));
        GreetPex.Write(sample["tools/greet.pex"], version: "1.1");

        var warning = sample.Dotnet("build").AssertSuccessWithWarnings().SingleWarning("PEX2038");
        Assert.AreEqual(sample["patches/words.patch"], warning.File);
        Assert.Contains("words-1.0-", warning.Text);
        Assert.Contains("words-1.1-", warning.Text);
        AssertRunsUnedited(sample, "patched");

        var edited = Path.Combine(sample.Unpacked, GreetPex.Words.Replace("1.0", "1.1", StringComparison.Ordinal));
        File.WriteAllText(edited, "WORD = 'mine'\n");
        sample.Write("patches/words.patch", Patch("hello", "other"));
        sample.Dotnet("build", "--no-restore").SingleError("PEX2005");
        Assert.AreEqual("WORD = 'mine'\n", File.ReadAllText(edited));

        GreetPex.Write(sample["tools/greet.pex"], "good day", version: "1.1");
        sample.Dotnet("build", "--no-restore").SingleError("PEX2032");
    }

    internal static string Patch(string old, string current) => $"--- a/{GreetPex.Words}\n+++ b/{GreetPex.Words}\n@@ -1 +1 @@\n-WORD = '{old}'\n+WORD = '{current}'\n";

    private static void AssertRunsUnedited(Sample sample, string word)
    {
        IncrementalTests.AssertRuns(sample.Copy, word);
        IncrementalTests.AssertSameFiles(sample.Unpacked, sample.Copy);
        Assert.IsEmpty(UnpackedFolder.Open(sample.Unpacked).ReadEdits(rereadAll: true));
        Assert.IsFalse(Directory.Exists(Path.Combine(sample.Unpacked, ".pexbuild/saved")));
    }
}
