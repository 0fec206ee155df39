namespace PexBuild.MSBuild.EndToEnd.Scenarios;

/// <summary>What makes a build do its work again that times of files do not tell, and what a build leaves when it is undone.</summary>
[TestClass]
public sealed class ChangeTests
{
    [TestMethod]
    public void A_PEX_that_is_replaced_by_an_older_file_is_unpacked_and_what_it_lacks_is_gone_everywhere()
    {
        var sample = new Sample("older");
        GreetPex.Write(sample["greet.pex"], "new!!", extra: "only_new");
        GreetPex.Write(sample["old.pex"], "older", extra: null);
        File.SetLastWriteTimeUtc(sample["old.pex"], new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));
        PlainProjects.Write(sample, "app", "<UnpackPex Include=\"../greet.pex\" />");
        sample.Dotnet("build", "app", "-warnaserror").AssertSuccess();
        IncrementalTests.AssertRuns(sample["app/bin/Debug/net10.0/greet"], "new!!");

        File.Delete(sample["greet.pex"]);
        File.Move(sample["old.pex"], sample["greet.pex"]);
        Assert.AreEqual(1, sample.Dotnet("build", "app", "--no-restore", "-warnaserror").AssertSuccess().Runs("UnpackPex"));

        foreach (var folder in new[] { "app/obj/Debug/net10.0/pex/greet", "app/bin/Debug/net10.0/greet" })
        {
            IncrementalTests.AssertRuns(sample[folder], "older");
            Assert.IsFalse(Directory.Exists(Path.GetFullPath(Path.Combine(sample[folder], GreetPex.Words, "../more"))), folder);
        }
    }

    [TestMethod]
    public void Another_version_of_the_package_does_the_work_again_and_keeps_edits()
    {
        var sample = new Sample("upgrade");
        GreetPex.Write(sample["greet.pex"]);
        PlainProjects.Write(sample, "app", "<UnpackPex Include=\"../greet.pex\" />");
        sample.Dotnet("build", "app").AssertSuccess();
        Assert.AreEqual(0, sample.Dotnet("build", "app", "--no-restore").AssertSuccess().Runs("UnpackPex"));
        File.WriteAllText(sample["app/obj/Debug/net10.0/pex/greet/added.py"], "");
        File.WriteAllText(sample["app/bin/Debug/net10.0/greet/" + GreetPex.Words], "WORD = 'edited'\n");

        var version = OtherVersion.Of(Lab.Package, sample["feed"]);
        sample.Write("nuget.config", $"<configuration><packageSources><add key=\"other\" value=\"{sample["feed"]}\" /></packageSources></configuration>");
        File.WriteAllText(sample["app/app.csproj"], File.ReadAllText(sample["app/app.csproj"]).Replace(Lab.Version, version, StringComparison.Ordinal));

        Assert.AreEqual(1, sample.Dotnet("build", "app").AssertSuccess().Runs("UnpackPex"));
        Assert.AreEqual(0, sample.Dotnet("build", "app", "--no-restore").AssertSuccess().Runs("UnpackPex"));
        IncrementalTests.AssertRuns(sample["app/bin/Debug/net10.0/greet"], "edited");
        Assert.IsTrue(File.Exists(sample["app/bin/Debug/net10.0/greet/added.py"]));
    }

    [TestMethod]
    public void A_cleaned_project_looks_as_if_it_never_had_a_PEX()
    {
        var (with, without) = (Tree("true"), Tree("false"));
        Assert.AreEqual(without, with);

        static string Tree(string enabled)
        {
            var sample = Sample.Program("<UnpackPex Include=\"tools/greet.pex\" /><UnpackPex Include=\"tools/greet.pex\" OutputFolder=\"a/b/c\" />");
            var property = "-p:EnablePexUnpack=" + enabled;
            sample.Dotnet("build", property).AssertSuccess();
            sample.Dotnet("build", "--no-restore", "-t:GetUnpackedPexFiles", "-p:EnablePexUnpack=true", "-p:Configuration=Release").AssertSuccess();
            sample.Dotnet("clean", property, "-warnaserror").AssertSuccess();
            sample.Dotnet("clean", "-p:Configuration=Release", "-warnaserror").AssertSuccess();
            return string.Join('\n',
                Directory.EnumerateFileSystemEntries(sample.Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(sample.Folder, path))
                    .Order(StringComparer.Ordinal));
        }
    }

    [TestMethod]
    public void ContinueOnError_makes_a_failing_program_a_warning()
    {
        var sample = new Sample("goes on");
        GreetPex.Write(sample["greet.pex"]);
        sample.WriteProject("sample.csproj", "<UnpackPex Include=\"greet.pex\" />", """
            <Target Name="Generate" DependsOnTargets="UnpackPex">
              <RunPex Pex="@(UnpackedPex)" Arguments="--status 3" ContinueOnError="true">
                <Output TaskParameter="ExitCode" PropertyName="Status" />
              </RunPex>
              <Message Importance="high" Text="went on with status $(Status)" />
            </Target>
            <Target Name="ErrorAndContinue" DependsOnTargets="UnpackPex">
              <RunPex Pex="@(UnpackedPex)" Arguments="--status 4" ContinueOnError="ErrorAndContinue" />
              <Message Importance="high" Text="went on after the error" />
            </Target>
            """, "<TargetFramework>net10.0</TargetFramework>");

        var build = sample.Dotnet("msbuild", "-restore", "-t:Generate").AssertSuccessWithWarnings();
        Assert.Contains("exit status 3", build.SingleWarning("PEX3010").Text);
        Assert.Contains("went on with status 3", build.Output);

        var failing = sample.Dotnet("msbuild", "-t:ErrorAndContinue");
        failing.SingleError("PEX3010");
        Assert.Contains("went on after the error", failing.Output);
    }
}
