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

        using var watch = RunningProcess.Start("dotnet", ["watch", "--non-interactive", "--project", "app", "build", "--no-restore", "-nodeReuse:false"], sample.Folder);
        watch.WaitForLine("Waiting for a file to change");
        IncrementalTests.AssertRuns(sample["app/bin/Debug/net10.0/greet"], "hello");

        GreetPex.Write(sample["new.pex"], "changed");
        File.Move(sample["new.pex"], sample["tools/greet.pex"], overwrite: true);

        watch.WaitForLine("Waiting for a file to change");
        IncrementalTests.AssertRuns(sample["app/bin/Debug/net10.0/greet"], "changed");
    }
}
