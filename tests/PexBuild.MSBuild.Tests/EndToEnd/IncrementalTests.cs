using PexBuild.Testing;

namespace PexBuild.MSBuild.EndToEnd;

[TestClass]
public sealed class IncrementalTests
{
    [TestMethod]
    public void A_build_puts_a_runnable_folder_beside_the_program_and_does_again_only_what_changed()
    {
        var sample = Sample.Program();

        var first = sample.Dotnet("build", "-check").AssertSuccess();
        Assert.AreEqual(1, first.Runs("UnpackPex"));
        Assert.DoesNotContain("BC0", first.Output, "What BuildCheck found");
        AssertRuns(sample.Copy, "hello");
        AssertRuns(sample.Unpacked, "hello");
        Assert.DoesNotContain("greet/", File.ReadAllText(sample["obj/Debug/net10.0/sample.csproj.FileListAbsolute.txt"]), "FileWrites are deleted unseen");
        if (!OperatingSystem.IsWindows())
            Assert.AreEqual(File.GetUnixFileMode(Path.Combine(sample.Unpacked, "bin/greet")), File.GetUnixFileMode(Path.Combine(sample.Copy, "bin/greet")));
        Assert.AreEqual("hello", ProcessResult.Run(Path.Combine(sample.Copy, "bin/greet"), []).AssertSuccess().Output.Split('\n')[0]);

        var stamp = File.GetLastWriteTimeUtc(Path.Combine(sample.Copy, "PEX-INFO"));
        var second = sample.Dotnet("build", "--no-restore").AssertSuccess();
        Assert.IsTrue(second.IsSkipped("_PexUnpack"), second.ToString());
        Assert.AreEqual(0, second.Runs("UnpackPex"));
        Assert.AreEqual(stamp, File.GetLastWriteTimeUtc(Path.Combine(sample.Copy, "PEX-INFO")));
        sample.Dotnet("build", "--no-restore", "-question").AssertSuccess();

        File.Delete(Path.Combine(sample.Copy, GreetPex.Words));
        Directory.Delete(Path.Combine(sample.Copy, ".bootstrap"), recursive: true);
        Assert.IsTrue(sample.Dotnet("build", "--no-restore").AssertSuccess().IsSkipped("_PexUnpack"));
        AssertRuns(sample.Copy, "hello");
        AssertSameFiles(sample.Unpacked, sample.Copy);

        GreetPex.Write(sample["tools/greet.pex"], "good day", extra: null);
        Assert.AreEqual(1, sample.Dotnet("build", "--no-restore").AssertSuccess().Runs("UnpackPex"));
        AssertRuns(sample.Copy, "good day");
        AssertSameFiles(sample.Unpacked, sample.Copy);
        Assert.IsFalse(Directory.Exists(Path.Combine(sample.Copy, GreetPex.Words, "../more")), "What the new PEX does not have is gone");

        sample.WriteProject("sample.csproj", "<UnpackPex Include=\"tools/greet.pex\" EntryPoint=\"greet.cli:other\" />");
        Assert.AreEqual(1, sample.Dotnet("build", "--no-restore").AssertSuccess().Runs("UnpackPex"), "Other metadata");
        AssertRuns(sample.Copy, "other");

        sample.Dotnet("clean").AssertSuccess();
        Assert.IsFalse(Directory.Exists(sample.Copy));
        Assert.IsFalse(Directory.Exists(sample["obj/Debug/net10.0/pex"]));
        Assert.IsFalse(Directory.Exists(sample["obj/Debug/net10.0/pex.cache"]));
    }

    [TestMethod]
    public void A_build_that_is_only_asked_does_nothing_and_says_what_is_not_up_to_date()
    {
        var sample = Sample.Program(rest: "<PropertyGroup><PexGenerateClasses>true</PexGenerateClasses></PropertyGroup>");
        sample.Dotnet("build").AssertSuccess();
        sample.Dotnet("build", "--no-restore", "-question").AssertSuccess();

        var words = Path.Combine(sample.Copy, GreetPex.Words);
        File.Delete(words);
        Assert.AreEqual(sample.Copy, Ask().File);
        Assert.IsFalse(File.Exists(words));

        sample.Dotnet("build", "--no-restore").AssertSuccess();
        File.AppendAllText(Path.Combine(sample.Unpacked, GreetPex.Words), "# edited");
        Assert.AreEqual(sample.Copy, Ask().File);
        Assert.DoesNotContain("# edited", File.ReadAllText(words));

        sample.Dotnet("build", "--no-restore").AssertSuccess();
        File.Delete(Path.Combine(sample.Unpacked, GreetPex.Words));
        Assert.AreEqual(sample.Unpacked, Ask().File);

        sample.Dotnet("build", "--no-restore").AssertSuccess();
        File.WriteAllText(Path.Combine(sample.Copy, "note.txt"), "the user's");
        sample.Dotnet("build", "--no-restore", "-question").AssertSuccess();

        var classes = sample["obj/Debug/net10.0/PexClasses.g.cs"];
        File.AppendAllText(classes, "// changed");
        Assert.AreEqual(classes, Ask().File);

        Microsoft.Build.Logging.StructuredLogger.Error Ask() => sample.Dotnet("build", "--no-restore", "-question").SingleError("PEX4014");
    }

    [TestMethod]
    public void A_binary_log_has_the_manifest()
    {
        var sample = Sample.Program();

        var log = sample.Dotnet("build").AssertSuccess();

        Assert.Contains("\"name\": \"greet.pex\"", log.Embedded(Path.Combine(sample.Unpacked, ".pexbuild/manifest.json")));
    }

    [TestMethod]
    public void The_folders_of_an_item_that_is_gone_or_moved_go_too()
    {
        var sample = Sample.Program();
        sample.Dotnet("build").AssertSuccess();

        sample.WriteProject("sample.csproj", "<UnpackPex Include=\"tools/greet.pex\" OutputFolder=\"python/greet\" />");
        sample.Dotnet("build", "--no-restore").AssertSuccess();
        Assert.IsFalse(Directory.Exists(sample.Copy));
        Assert.IsFalse(Directory.Exists(sample.Unpacked));
        AssertRuns(Path.Combine(sample.Output, "python/greet"), "hello");

        sample.WriteProject("sample.csproj", "<UnpackPex Include=\"tools/greet.pex\" OutputFolder=\"python/greet\" CopyToOutputDirectory=\"Never\" />");
        sample.Dotnet("build", "--no-restore").AssertSuccess();
        Assert.IsFalse(Directory.Exists(Path.Combine(sample.Output, "python")));
        AssertRuns(sample["obj/Debug/net10.0/pex/python/greet"], "hello");
    }

    [TestMethod]
    public void A_folder_may_move_above_or_below_the_place_where_it_was()
    {
        var sample = Sample.Program(items: "<UnpackPex Include=\"tools/greet.pex\" OutputFolder=\"$(Where)\" />");
        sample.Dotnet("restore").AssertSuccess();
        foreach (var where in (string[])["python", "python/greet", "python/greet/deep", "python"])
        {
            sample.Dotnet("build", "--no-restore", "-p:Where=" + where).AssertSuccess();
            IncrementalTests.AssertRuns(Path.Combine(sample.Output, where), "hello");
            Assert.ContainsSingle(
                Directory.GetFiles(sample.Folder, "manifest.json", SearchOption.AllDirectories)
                    .Where(file => file.StartsWith(sample.Output, StringComparison.Ordinal)));
        }
    }

    [TestMethod]
    public void A_PEX_whose_time_is_that_of_all_reproducible_archives_is_known_by_its_content()
    {
        var sample = Sample.Program();
        WriteWithoutTime("hello");
        sample.Dotnet("build").AssertSuccess();
        var length = new FileInfo(sample["tools/greet.pex"]).Length;

        // The same length by the luck of compression: what a longer or a shorter file tells does not count.
        var word = Enumerable.Range('a', 26).Select(letter => "hell" + (char)letter).First(word => word != "hello" && WriteWithoutTime(word) == length);

        sample.Dotnet("build", "--no-restore").AssertSuccess();
        AssertRuns(sample.Copy, word);

        long WriteWithoutTime(string word)
        {
            GreetPex.Write(sample["tools/greet.pex"], word);
            File.SetLastWriteTimeUtc(sample["tools/greet.pex"], new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            return new FileInfo(sample["tools/greet.pex"]).Length;
        }
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_link_is_the_PEX_that_it_leads_to()
    {
        var sample = Sample.Program();
        File.Move(sample["tools/greet.pex"], sample["tools/greet-1.pex"]);
        File.CreateSymbolicLink(sample["tools/latest.pex"], "greet-1.pex");
        File.CreateSymbolicLink(sample["tools/greet.pex"], "latest.pex");
        sample.Dotnet("build").AssertSuccess();
        AssertRuns(sample.Copy, "hello");

        GreetPex.Write(sample["tools/greet-1.pex"], "new");
        sample.Dotnet("build", "--no-restore").AssertSuccess();
        AssertRuns(sample.Copy, "new");
    }

    [TestMethod]
    public void A_broken_PEX_leaves_nothing_that_the_next_build_would_trust()
    {
        var sample = Sample.Program();
        var good = File.ReadAllBytes(sample["tools/greet.pex"]);
        File.WriteAllBytes(sample["tools/greet.pex"], good[..(good.Length / 2)]);

        var broken = sample.Dotnet("build").AssertFailure();
        Assert.StartsWith("PEX1", Assert.ContainsSingle(broken.Errors).Code);
        Assert.EndsWith("greet.pex", broken.Errors[0].File);
        Assert.IsFalse(Directory.Exists(sample.Unpacked));

        File.WriteAllBytes(sample["tools/greet.pex"], good);
        sample.Dotnet("build", "--no-restore").AssertSuccess();
        AssertRuns(sample.Copy, "hello");
    }

    internal static void AssertRuns(string folder, string word) =>
        Assert.AreEqual(word,
            ProcessResult.Run(Pythons.Require3(), [folder], environment: new Dictionary<string, string?> { ["PYTHONDONTWRITEBYTECODE"] = "1" })
                .AssertSuccess().Output.Split('\n')[0]);

    internal static void AssertSameFiles(string one, string other)
    {
        Assert.AreEqual(string.Join('\n', Files(one)), string.Join('\n', Files(other)));

        static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(
                file => Path.GetRelativePath(folder, file) + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))))
            .Where(file => !file.Contains("__pycache__", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }
}
