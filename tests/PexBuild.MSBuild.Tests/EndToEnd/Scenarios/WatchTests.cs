namespace PexBuild.MSBuild.EndToEnd.Scenarios;

[TestClass]
public sealed class WatchTests
{
    [TestMethod]
    public void Dotnet_watch_builds_again_when_a_PEX_is_replaced()
    {
        var sample = new Sample("watched");
        GreetPex.Write(sample["tools/greet.pex"]);
        PlainProjects.Write(sample, "app", "<UnpackPex Include=\"../tools/greet.pex\" />");
        sample.Dotnet("restore", "app").AssertSuccess();

        var list = Lab.Dotnet(["watch", "--list", "--project", "app"], sample.Folder).AssertSuccess();
        Assert.Contains(sample["tools/greet.pex"], list.Output);

        using var watch = Start(sample);
        AssertBuilds(watch, sample, "hello");

        GreetPex.Write(sample["new.pex"], "changed");
        File.Move(sample["new.pex"], sample["tools/greet.pex"], overwrite: true);

        AssertBuilds(watch, sample, "changed");
    }

    [TestMethod]
    public void Dotnet_watch_builds_again_when_a_patch_is_changed()
    {
        var sample = new Sample("watched");
        GreetPex.Write(sample["greet.pex"]);
        PlainProjects.Write(sample, "app", "<UnpackPex Include=\"../greet.pex\" Patches=\"../patches/*.patch\" />");
        sample.Write("patches/words.patch", PatchTests.Patch("hello", "patched"));
        sample.Dotnet("restore", "app").AssertSuccess();

        using var watch = Start(sample);
        AssertBuilds(watch, sample, "patched");

        sample.Write("patches/words.patch", PatchTests.Patch("hello", "patched again"));

        AssertBuilds(watch, sample, "patched again");
    }

    /// <summary>The build says what is wrong; watching goes on until it is mended.</summary>
    [TestMethod]
    public void Dotnet_watch_outlives_items_that_no_build_takes()
    {
        var sample = new Sample("watched");
        GreetPex.Write(sample["greet.pex"]);
        PlainProjects.Write(sample, "app", "<UnpackPex Include=\"../greet.pex\" OnEdits=\"ask\" />");
        sample.Dotnet("restore", "app").AssertSuccess();

        var list = Lab.Dotnet(["watch", "--list", "--project", "app"], sample.Folder).AssertSuccess();
        Assert.Contains(sample["greet.pex"], list.Output);
        Assert.Contains(sample["app/app.csproj"], list.Output);
    }

    private static RunningProcess Start(Sample sample) =>
        RunningProcess.Start("dotnet", ["watch", "--non-interactive", "--project", "app", "build", "--no-restore", "-nodeReuse:false"], sample.Folder);

    private static void AssertBuilds(RunningProcess watch, Sample sample, string word)
    {
        watch.WaitForLine("Waiting for a file to change");
        IncrementalTests.AssertRuns(sample["app/bin/Debug/net10.0/greet"], word);
    }
}
