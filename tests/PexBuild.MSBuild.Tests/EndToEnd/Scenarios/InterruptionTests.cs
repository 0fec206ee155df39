using System.Globalization;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.MSBuild.EndToEnd.Scenarios;

[TestClass]
public sealed class InterruptionTests
{
    [TestMethod]
    public void Ctrl_C_ends_a_build_and_the_program_that_it_runs_and_the_next_build_goes_on()
    {
        Pythons.Require3();
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Skipped: Windows has no signals to send to another process.");
        var sample = new Sample();
        // It would wait for an hour, and has a child that would, too.
        new PexFixture().Add("wait.py", """
            import subprocess, sys, time

            def main():
                child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
                print("waiting %d" % child.pid)
                sys.stdout.flush()
                time.sleep(3600)

            """).WithEntryPoint("wait:main").WriteTo(sample["wait.pex"]);
        sample.WriteProject("sample.csproj", "<UnpackPex Include=\"wait.pex\" />", """
            <Target Name="Generate" AfterTargets="AfterUnpackPex" Condition="'$(Wait)' != 'false'">
              <RunPex Pex="@(UnpackedPex)" />
            </Target>
            """, "<TargetFramework>net10.0</TargetFramework>");
        sample.Dotnet("restore").AssertSuccess();

        using var build = RunningProcess.Start("dotnet", ["build", "--no-restore", "-nodeReuse:false", "-v:n"], sample.Folder);
        var child = int.Parse(build.WaitForLine("waiting ").Trim().Split(' ')[^1], CultureInfo.InvariantCulture);
        build.Interrupt();

        Assert.AreNotEqual(0, build.WaitForExit(), build.ToString());
        Assert.DoesNotContain("   at PexBuild", build.ToString(), "A stack trace");
        Assert.IsFalse(Directory.Exists($"/proc/{child}") && !File.ReadAllText($"/proc/{child}/stat").Contains(") Z ", StringComparison.Ordinal),
            "The program's child is still there");
        Assert.IsFalse(Directory.Exists(sample["bin/Debug/net10.0/wait"]), "The build went on");

        sample.Dotnet("build", "--no-restore", "-p:Wait=false").AssertSuccess();
        IncrementalTests.AssertSameFiles(sample["obj/Debug/net10.0/pex/wait"], sample["bin/Debug/net10.0/wait"]);
    }

    [TestMethod]
    public void A_build_that_is_killed_at_any_time_leaves_nothing_that_the_next_would_trust()
    {
        var sample = new Sample("killed");
        BigPex.Write(sample["big.pex"], files: 1500);
        PlainProjects.Write(sample, "app", "<UnpackPex Include=\"../big.pex\" />");
        sample.Dotnet("build", "app").AssertSuccess();
        var whole = sample["whole"];
        Directory.Move(sample["app/obj/Debug/net10.0/pex/big"], whole);

        // The moments at which these come into being: before, during and after unpacking, while files are copied, and when they are.
        foreach (var moment in new[]
        {
            "obj/Debug/net10.0/pex.cache",
            "obj/Debug/net10.0/pex",
            "obj/Debug/net10.0/pex/big",
            "bin/Debug/net10.0/big/big/data3",
            "bin/Debug/net10.0/big/.pexbuild/manifest.json",
        })
        {
            Directory.Delete(sample["app/obj/Debug"], recursive: true);
            Directory.Delete(sample["app/bin"], recursive: true);
            using (var build = RunningProcess.Start("dotnet", ["build", "app", "--no-restore", "-nodeReuse:false"], sample.Folder))
            {
                Assert.IsTrue(SpinWait.SpinUntil(() => Path.Exists(sample["app/" + moment]), TimeSpan.FromMinutes(2)), moment + "\n" + build);
                build.Kill();
                build.WaitForExit();
            }

            sample.Dotnet("build", "app", "--no-restore").AssertSuccess();
            IncrementalTests.AssertSameFiles(whole, sample["app/obj/Debug/net10.0/pex/big"]);
            IncrementalTests.AssertSameFiles(whole, sample["app/bin/Debug/net10.0/big"]);
            Assert.AreEqual("big", string.Join(' ', Directory.GetFileSystemEntries(sample["app/obj/Debug/net10.0/pex"]).Select(Path.GetFileName)),
                moment + ": what was being made is swept away");
        }
    }
}
