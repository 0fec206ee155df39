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
            UnpackedFolder.Open(sample.Unpacked).Diff(cancellation: CancellationToken.None).WriteTo(diff);
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

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void MSBuild_expands_the_globs_and_dotnet_watch_and_Visual_Studio_get_the_same_files()
    {
        (string Patches, string Expanded)[] cases =
        [
            ("patches/b.patch; patches/*.patch ;&#10;none.patch;none/*", "patches/b.patch|patches/a.patch|none.patch"),
            ("patches/**/*.patch", "patches/a.patch|patches/b.patch|patches/deep/c.patch|patches/deep/deeper/d.patch"),
            (@"top.patch;patches\deep\?.patch", "top.patch|patches/deep/c.patch"),
            ("patches/deep/**", "patches/deep/c.patch|patches/deep/deeper/d.patch"),
            ("*/a.patch", "other/a.patch|patches/a.patch"),
            ("patches/../oth?r/*", "other/a.patch"),
            ("$(MSBuildProjectDirectory)/top.*", "top.patch"),
            ("a%3bb.patch;star%2a.patch;50%25.patch", "a;b.patch|star*.patch|50%.patch"),
            ("?%3b*", "a;b.patch"),
            ("(1)*.patch;É*", "(1)+.patch|É.patch"),
            ("it%27s %40(x) %24(y).patch;*%27s*", "it's @(x) $(y).patch"),
            ("@(Listed)", "other/a.patch|top.patch"),
            ("", ""),
        ];
        var sample = Sample.Program(
            items: "<Listed Include=\"other/a.patch;top.patch\" />" + string.Concat(
                cases.Select((one, index) => $"<UnpackPex Include=\"tools/greet.pex\" OutputFolder=\"case{index}\" Patches=\"{one.Patches}\" />")),
            rest: """
                <Target Name="CollectUpToDateCheckInputDesignTime" />
                <Target Name="CollectUpToDateCheckOutputDesignTime" />
                <Target Name="Show" DependsOnTargets="CollectUpToDateCheckInputDesignTime;CollectUpToDateCheckOutputDesignTime;_PexCollectWatchItems">
                  <ItemGroup><_Case Include="@(_PexItem->Metadata('Patches'))" /></ItemGroup>
                  <Message Importance="high" Text="item|%(_Case.OutputFolder)|@(_Case->'%(FullPath)', '|')" />
                  <Message Importance="high" Text="check|@(UpToDateCheckInput->'%(FullPath)', '|')" />
                  <Message Importance="high" Text="watch|@(Watch->'%(FullPath)', '|')" />
                </Target>
                """);
        foreach (var path in (string[])["patches/b.patch", "patches/a.patch", "patches/a.diff", "patches/deep/c.patch", "patches/deep/deeper/d.patch",
            "other/a.patch", "top.patch", "a;b.patch", "star*.patch", "starry.patch", "50%.patch", "(1)+.patch", "É.patch", "it's @(x) $(y).patch"])
            sample.Write(path, "");
        sample.Dotnet("restore").AssertSuccess();

        var lines = sample.Dotnet("msbuild", "-t:Show", "-p:DesignTimeBuild=true", "-v:m").AssertSuccess().Output.Split('\n')
            .Select(line => line.Trim().Split('|')).ToArray();

        for (var i = 0; i < cases.Length; i++)
            Assert.AreEqual(cases[i].Expanded,
                string.Join('|', Relative(lines.Where(line => line[0] == "item" && line[1] == $"case{i}").SelectMany(line => line.Skip(2)))), cases[i].Patches);
        var all = cases.SelectMany(one => one.Expanded.Split('|')).Where(path => path.Length > 0).Append("tools/greet.pex").ToArray();
        foreach (var list in (string[])["check", "watch"])
            Assert.AreEqual(Sorted(all), Sorted(Relative(Assert.ContainsSingle(lines.Where(line => line[0] == list)).Skip(1))), list);

        IEnumerable<string> Relative(IEnumerable<string> paths) => paths.Select(path => Path.GetRelativePath(sample.Folder, path));

        static string Sorted(IEnumerable<string> paths) => string.Join('|', paths.Distinct().Order(StringComparer.Ordinal));
    }

    internal static string Patch(string old, string current) =>
        $"--- a/{GreetPex.Words}\n+++ b/{GreetPex.Words}\n@@ -1 +1 @@\n-WORD = '{old}'\n+WORD = '{current}'\n";

    private static void AssertRunsUnedited(Sample sample, string word)
    {
        IncrementalTests.AssertRuns(sample.Copy, word);
        IncrementalTests.AssertSameFiles(sample.Unpacked, sample.Copy);
        Assert.IsEmpty(UnpackedFolder.Open(sample.Unpacked).ReadEdits(rereadAll: true));
        Assert.IsFalse(Directory.Exists(Path.Combine(sample.Unpacked, ".pexbuild/saved")));
    }
}
