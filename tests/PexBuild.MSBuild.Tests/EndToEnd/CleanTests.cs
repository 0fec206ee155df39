namespace PexBuild.MSBuild.EndToEnd;

[TestClass]
public sealed class CleanTests
{
    [TestMethod]
    public void Where_others_unpack_too_only_what_a_build_unpacked_is_cleaned()
    {
        var sample = Sample.Program(rest: "<PropertyGroup><PexUnpackOutputPath>vendor/</PexUnpackOutputPath></PropertyGroup>");
        sample.Dotnet("build").AssertSuccess();
        Copy(sample["vendor/greet"], sample["vendor/mine"]);
        Directory.CreateDirectory(sample["vendor/empty"]);
        var elsewhere = Path.Combine(Path.GetDirectoryName(sample.Folder)!, "elsewhere");
        Copy(sample["vendor/greet"], Path.Combine(elsewhere, "greet"));
        Directory.CreateDirectory(Path.Combine(elsewhere, "empty"));
        if (!OperatingSystem.IsWindows())
            Directory.CreateSymbolicLink(sample["vendor/link"], elsewhere);

        sample.Dotnet("clean").AssertSuccess();

        Assert.IsFalse(Directory.Exists(sample["vendor/greet"]));
        Assert.IsFalse(Directory.Exists(sample.Copy));
        Assert.IsTrue(Directory.Exists(sample["vendor/empty"]));
        IncrementalTests.AssertRuns(sample["vendor/mine"], "hello");
        IncrementalTests.AssertRuns(Path.Combine(elsewhere, "greet"), "hello");
        Assert.IsTrue(Directory.Exists(Path.Combine(elsewhere, "empty")));
        if (!OperatingSystem.IsWindows())
            Assert.IsNotNull(new DirectoryInfo(sample["vendor/link"]).LinkTarget);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void What_a_link_leads_to_is_left_alone()
    {
        var sample = Sample.Program();
        sample.Dotnet("build").AssertSuccess();
        var elsewhere = Path.Combine(Path.GetDirectoryName(sample.Folder)!, "elsewhere");
        foreach (var folder in (string[])[sample.Unpacked, sample.Copy])
        {
            var moved = Path.Combine(elsewhere, Path.GetFileName(Path.GetDirectoryName(folder)!));
            Directory.CreateDirectory(elsewhere);
            Directory.Move(folder, moved);
            Directory.CreateSymbolicLink(folder, moved);
        }

        sample.Dotnet("clean").AssertSuccess();

        foreach (var folder in Directory.GetDirectories(elsewhere))
            IncrementalTests.AssertRuns(folder, "hello");
    }

    [TestMethod]
    public void What_nothing_is_remembered_of_is_cleaned_in_the_intermediate_directory()
    {
        var sample = Sample.Program();
        sample.Dotnet("build").AssertSuccess();
        Directory.Delete(sample["obj/Debug/net10.0/pex.cache"], recursive: true);

        sample.Dotnet("clean").AssertSuccess();

        Assert.IsFalse(Directory.Exists(sample["obj/Debug/net10.0/pex"]));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
