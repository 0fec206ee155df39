using PexBuild.Testing;

namespace PexBuild.MSBuild.EndToEnd.Scenarios;

[TestClass]
public sealed class ManyProjectsTests
{
    [TestMethod]
    public void Eight_projects_have_the_same_PEX_and_are_built_in_every_way_that_MSBuild_has()
    {
        var sample = new Sample("eight");
        GreetPex.Write(sample["greet.pex"]);
        var names = Enumerable.Range(1, 8).Select(number => "project" + (char)('0' + number)).ToArray();
        foreach (var name in names)
            PlainProjects.Write(sample, name, "<UnpackPex Include=\"../greet.pex\" />");
        PlainProjects.WriteSolution(sample, names);
        sample.Dotnet("restore").AssertSuccess();

        string? first = null;
        foreach (var way in new string[][] { ["-m:4"], ["-m:4", "-graph", "-isolate"], ["-m:4", "-mt"] })
        {
            var build = sample.Dotnet(["build", "--no-restore", .. way]).AssertSuccess();
            Assert.AreEqual(8, build.Runs("UnpackPex"), string.Join(' ', way));
            foreach (var name in names)
            {
                first ??= sample[name + "/bin/Debug/net10.0/greet"];
                IncrementalTests.AssertSameFiles(first, sample[name + "/obj/Debug/net10.0/pex/greet"]);
                IncrementalTests.AssertSameFiles(first, sample[name + "/bin/Debug/net10.0/greet"]);
            }

            sample.Dotnet(["build", "--no-restore", "-question", .. way]).AssertSuccess();
            sample.Dotnet("clean", "-m:4").AssertSuccess();
            Assert.IsEmpty(Directory.GetDirectories(sample.Folder, "greet", SearchOption.AllDirectories));
            Assert.IsEmpty(Directory.GetDirectories(sample.Folder, "pex*", SearchOption.AllDirectories));
        }
    }

    [TestMethod]
    public void Projects_that_share_an_output_directory_copy_and_clean_one_after_another()
    {
        var sample = new Sample("shared");
        BigPex.Write(sample["big.pex"]);
        string[] names = ["one", "other"];
        foreach (var name in names)
            PlainProjects.Write(sample, name, "<UnpackPex Include=\"../big.pex\" />", "<OutDir>../out/</OutDir>");
        PlainProjects.WriteSolution(sample, names);

        sample.Dotnet("build", "-m:2").AssertSuccess();
        AssertComplete();
        var again = sample.Dotnet("build", "--no-restore", "-m:2").AssertSuccess();
        Assert.AreEqual(0, again.Runs("UnpackPex"));

        // Both find that all has to be copied again.
        Directory.Delete(sample["out"], recursive: true);
        sample.Dotnet("build", "--no-restore", "-m:2").AssertSuccess();
        AssertComplete();

        // What one of them cleans, the other puts back.
        sample.Dotnet("clean", "one/one.csproj").AssertSuccess();
        sample.Dotnet("build", "other/other.csproj", "--no-restore").AssertSuccess();
        IncrementalTests.AssertSameFiles(sample["other/obj/Debug/net10.0/pex/big"], sample["out/big"]);

        sample.Dotnet("build", "--no-restore", "-m:2").AssertSuccess();
        sample.Dotnet("clean", "-m:2").AssertSuccess();
        Assert.IsFalse(Directory.Exists(sample["out/big"]));

        void AssertComplete()
        {
            foreach (var name in names)
                IncrementalTests.AssertSameFiles(sample[name + "/obj/Debug/net10.0/pex/big"], sample["out/big"]);
            Assert.AreEqual("big", ProcessResult.Run(Pythons.Require3(), ["-B", sample["out/big"]]).AssertSuccess().Output.Trim());
        }
    }

    [TestMethod]
    public void Projects_that_put_different_PEX_files_into_one_folder_are_told_so_and_each_has_its_own_when_it_was_built_last()
    {
        var sample = new Sample("shared");
        string[] names = ["one", "other"];
        foreach (var name in names)
        {
            GreetPex.Write(sample[name + "/greet.pex"], name);
            PlainProjects.Write(sample, name, "<UnpackPex Include=\"greet.pex\" />", "<OutDir>../out/</OutDir>");
        }

        sample.Dotnet("build", "one").AssertSuccess();
        IncrementalTests.AssertRuns(sample["out/greet"], "one");

        for (var i = 0; i < 2; i++)
        {
            foreach (var name in names.Reverse())
            {
                var built = sample.Dotnet("build", name).AssertSuccessWithWarnings();
                Assert.AreEqual(sample["out/greet"], built.SingleWarning("PEX4013").File);
                IncrementalTests.AssertRuns(sample["out/greet"], name);
                IncrementalTests.AssertSameFiles(sample[name + "/obj/Debug/net10.0/pex/greet"], sample["out/greet"]);
                sample.Dotnet("build", name, "--no-restore").AssertSuccess();
            }
        }

        File.AppendAllText(Path.Combine(sample["out/greet"], GreetPex.Words), "# edited");
        sample.Dotnet("build", "other").SingleError("PEX2013");
        Assert.EndsWith("# edited", File.ReadAllText(Path.Combine(sample["out/greet"], GreetPex.Words)));
    }

    [TestMethod]
    public void Projects_that_unpack_different_PEX_files_to_one_folder_are_refused()
    {
        var sample = new Sample("shared");
        string[] names = ["one", "other"];
        foreach (var name in names)
        {
            GreetPex.Write(sample[name + "/greet.pex"], name);
            PlainProjects.Write(sample, name, "<UnpackPex Include=\"greet.pex\" />", "<PexUnpackOutputPath>../unpacked/</PexUnpackOutputPath>");
            sample.Dotnet("build", name).AssertSuccess();
        }

        var error = sample.Dotnet("build", "one", "--no-restore").SingleError("PEX4015");

        Assert.AreEqual(sample["one/greet.pex"], error.File);
        IncrementalTests.AssertRuns(sample["one/bin/Debug/net10.0/greet"], "one");
    }

    [TestMethod]
    public void The_builds_of_several_frameworks_may_share_the_folder_that_is_unpacked_to()
    {
        var sample = new Sample("frameworks");
        BigPex.Write(sample["big.pex"]);
        PlainProjects.Write(sample, "all", "<UnpackPex Include=\"../big.pex\" />", """
            <TargetFramework /><TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting>
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
            <PexUnpackOutputPath>obj/pex/</PexUnpackOutputPath>
            """);

        sample.Dotnet("build", "all", "-m:2").AssertSuccess();
        AssertSame();

        // Another PEX, with less in it: both bring the one folder up to date.
        BigPex.Write(sample["big.pex"], files: 39);
        sample.Dotnet("build", "all", "--no-restore", "-m:2").AssertSuccess();
        AssertSame();
        Assert.IsFalse(Directory.Exists(sample["all/obj/pex/big/big/data39"]), "A folder that the PEX no longer has");

        void AssertSame()
        {
            foreach (var framework in new[] { "net10.0", "net10.0-windows" })
                IncrementalTests.AssertSameFiles(sample["all/obj/pex/big"], sample[$"all/bin/Debug/{framework}/big"]);
        }
    }
}
