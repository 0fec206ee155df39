using System.Text.Json.Nodes;

namespace PexBuild.MSBuild.EndToEnd;

[TestClass]
public sealed class ProjectKindTests
{
    // The project's own path has what the SDK can compile in, with or without this package: no ; and no @( in it.
    [TestMethod]
    public void Paths_may_have_any_character_that_the_SDK_can_build_with()
    {
        var sample = Sample.Program(
            items: "<UnpackPex Include=\"tools/it%27s 100%25 a%3Bb %40(c) é.pex\" /><UnpackPex Include=\"$(MSBuildProjectDirectory)/tools/it%27s 100%25 a%3Bb "
                + "%40(c) é.pex\" OutputFolder=\"nested/%2524(x) %40 %3B\" />",
            name: "it's 100% a @c (d) é");
        File.Move(sample["tools/greet.pex"], sample["tools/it's 100% a;b @(c) é.pex"]);

        sample.Dotnet("build").AssertSuccess();
        IncrementalTests.AssertRuns(Path.Combine(sample.Output, "it's 100% a;b @(c) é"), "hello");
        IncrementalTests.AssertRuns(Path.Combine(sample.Output, "nested/%24(x) @ ;"), "hello");
        Assert.IsTrue(sample.Dotnet("build", "--no-restore").AssertSuccess().IsSkipped("_PexUnpack"));

        sample.Dotnet("publish", "--no-restore", "-c", "Debug").AssertSuccess();
        IncrementalTests.AssertSameFiles(Path.Combine(sample.Output, "it's 100% a;b @(c) é"), sample["bin/Debug/net10.0/publish/it's 100% a;b @(c) é"]);
        IncrementalTests.AssertSameFiles(Path.Combine(sample.Output, "nested/%24(x) @ ;"), sample["bin/Debug/net10.0/publish/nested/%24(x) @ ;"]);

        var run = sample.Dotnet("build", "--no-restore", "-t:RunPex", "-p:Pex=nested/%2524(x) %40 %3B").AssertSuccess();
        Assert.Contains("hello", run.Output);

        sample.Dotnet("clean").AssertSuccess();
        Assert.AreEqual("", string.Join(' ', Directory.GetDirectories(sample.Output).Where(folder => !folder.EndsWith("publish", StringComparison.Ordinal))));
        Assert.IsFalse(Directory.Exists(sample["obj/Debug/net10.0/pex"]));
    }

    [TestMethod]
    public void A_project_that_refers_to_one_with_a_PEX_gets_and_publishes_it_too()
    {
        var sample = new Sample("solution");
        sample.WriteProject("lib/lib.csproj", "<UnpackPex Include=\"../greet.pex\" />", properties: "<TargetFramework>net10.0</TargetFramework>");
        sample.WriteProject("app/app.csproj", "<ProjectReference Include=\"../lib/lib.csproj\" /><UnpackPex Include=\"../greet.pex\" OutputFolder=\"own\" />");
        sample.Write("app/Program.cs", "System.Console.WriteLine();");
        GreetPex.Write(sample["greet.pex"]);
        Lab.Dotnet(["new", "sln", "-n", "all", "--format", "sln"], sample.Folder).AssertSuccess();
        Lab.Dotnet(["sln", "add", "lib", "app"], sample.Folder).AssertSuccess();

        sample.Dotnet("build", "-m:2").AssertSuccess();
        IncrementalTests.AssertRuns(sample["lib/bin/Debug/net10.0/greet"], "hello");
        IncrementalTests.AssertSameFiles(sample["lib/bin/Debug/net10.0/greet"], sample["app/bin/Debug/net10.0/greet"]);
        IncrementalTests.AssertSameFiles(sample["lib/bin/Debug/net10.0/greet"], sample["app/bin/Debug/net10.0/own"]);
        if (!OperatingSystem.IsWindows())
            Assert.AreEqual(File.GetUnixFileMode(sample["lib/bin/Debug/net10.0/greet/bin/greet"]),
                File.GetUnixFileMode(sample["app/bin/Debug/net10.0/greet/bin/greet"]));

        var again = sample.Dotnet("build", "app/app.csproj", "--no-restore", "-graph", "-isolate", "-mt").AssertSuccess();
        Assert.IsTrue(again.IsSkipped("_PexUnpack"));

        sample.Dotnet("publish", "app/app.csproj", "--no-restore", "-o", "out").AssertSuccess();
        IncrementalTests.AssertSameFiles(sample["lib/bin/Release/net10.0/greet"], sample["out/greet"]);
        IncrementalTests.AssertSameFiles(sample["lib/bin/Release/net10.0/greet"], sample["out/own"]);

        var items = Lab.Dotnet(
            ["msbuild", "app/app.csproj", "-t:ComputeResolvedFilesToPublishList", "-getItem:ResolvedFileToPublish", "-p:NoBuild=true", "-nodeReuse:false"],
            sample.Folder).AssertSuccess();
        var published = JsonNode.Parse(items.Output)!["Items"]!["ResolvedFileToPublish"]!.AsArray()
            .Where(item => (string?)item!["RelativePath"] == "own/" + GreetPex.Words);
        Assert.AreEqual("true", (string?)Assert.ContainsSingle(published)!["ExcludeFromSingleFile"], "Python cannot run what is inside a single file");
    }

    [TestMethod]
    public void A_project_for_several_frameworks_unpacks_for_each_and_runs_the_first()
    {
        var sample = Sample.Program();
        sample.WriteProject("sample.csproj", "<UnpackPex Include=\"tools/greet.pex\" />",
            properties: "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting>"
                + "<DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>");
        File.Delete(sample["Program.cs"]);

        var run = sample.Dotnet("build", "-t:RunPex", "-p:PexArguments=x").AssertSuccess();
        Assert.Contains("[x]", run.Output);

        sample.Dotnet("build", "--no-restore").AssertSuccess();
        IncrementalTests.AssertRuns(sample["bin/Debug/net10.0/greet"], "hello");
        IncrementalTests.AssertSameFiles(sample["bin/Debug/net10.0/greet"], sample["bin/Debug/net10.0-windows/greet"]);

        var items = Lab.Dotnet(["msbuild", "-t:GetUnpackedPex", "-getTargetResult:GetUnpackedPex", "-nodeReuse:false"], sample.Folder).AssertSuccess();
        Assert.Contains("\"Folder\": \"" + sample["obj/Debug/net10.0/pex/greet"] + "\"", items.Output);
    }

    [TestMethod]
    public void A_project_without_code_carries_a_PEX_and_the_output_may_be_elsewhere()
    {
        var sample = new Sample();
        sample.WriteProject("sample.csproj", "<UnpackPex Include=\"greet.pex\" />", properties: """
            <TargetFramework>net10.0</TargetFramework>
            <EnableDefaultItems>false</EnableDefaultItems>
            """, rest: """
            <PropertyGroup>
              <CoreBuildDependsOn>
                BuildOnlySettings;PrepareForBuild;PreBuildEvent;ResolveReferences;PrepareForRun;IncrementalClean;PostBuildEvent
              </CoreBuildDependsOn>
            </PropertyGroup>
            """);
        sample.Write("Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>");
        GreetPex.Write(sample["greet.pex"]);

        sample.Dotnet("build").AssertSuccess();

        IncrementalTests.AssertRuns(sample["artifacts/bin/sample/debug/greet"], "hello");
        sample.Dotnet("clean").AssertSuccess();
        Assert.IsFalse(Directory.Exists(sample["artifacts/bin/sample/debug/greet"]));
        Assert.IsFalse(Directory.Exists(sample["artifacts/obj/sample/debug/pex"]));
    }

    [TestMethod]
    public void A_NoTargets_project_carries_a_PEX()
    {
        var sample = new Sample();
        sample.WriteProject("sample.csproj", "<UnpackPex Include=\"greet.pex\" />", properties: "<TargetFramework>net10.0</TargetFramework>",
            sdk: "Microsoft.Build.NoTargets/3.7.0");
        GreetPex.Write(sample["greet.pex"]);
        sample.Write("nuget.config",
            "<configuration><packageSources><add key=\"nuget.org\" value=\"https://api.nuget.org/v3/index.json\" /></packageSources></configuration>");

        var build = sample.Dotnet("build");
        if (build.Output.Contains("Microsoft.Build.NoTargets", StringComparison.Ordinal) && build.Output.Contains("MSB4236", StringComparison.Ordinal))
            Assert.Inconclusive("Skipped: Microsoft.Build.NoTargets cannot be restored here.");

        build.AssertSuccess();
        IncrementalTests.AssertRuns(sample.Copy, "hello");
    }

    [TestMethod]
    public void A_design_time_build_does_nothing_and_minds_nothing()
    {
        // The targets of Visual Studio and their outcome, which are not in the SDK.
        var sample = Sample.Program(rest: """
            <Target Name="CollectUpToDateCheckInputDesignTime" />
            <Target Name="CollectUpToDateCheckOutputDesignTime" />
            <Target Name="Show" DependsOnTargets="CollectUpToDateCheckInputDesignTime;CollectUpToDateCheckOutputDesignTime">
              <Message Importance="high" Text="in: @(UpToDateCheckInput->'%(Identity) %(Set)') out: @(UpToDateCheckOutput->'%(Identity) %(Set)')" />
            </Target>
            """);
        sample.Dotnet("restore").AssertSuccess();
        File.Delete(sample["tools/greet.pex"]);

        var build = sample.Dotnet("msbuild", "-t:Compile;Show;GetCopyToOutputDirectoryItems", "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true",
            "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true").AssertSuccess();

        Assert.Contains($"in: {sample["tools/greet.pex"]} PexBuild out: {sample.Unpacked}/.pexbuild/manifest.json PexBuild", build.Output);
        Assert.AreEqual(0, build.Runs("UnpackPex"));
        Assert.IsFalse(Directory.Exists(sample["obj/Debug/net10.0/pex"]));
        Assert.IsFalse(Directory.Exists(sample["obj/Debug/net10.0/pex.cache"]));
    }

    [TestMethod]
    public void Nothing_happens_when_it_is_switched_off()
    {
        var sample = Sample.Program();

        sample.Dotnet("build", "-p:EnablePexUnpack=false").AssertSuccess();
        Assert.IsFalse(Directory.Exists(sample["obj/Debug/net10.0/pex"]));

        sample.Dotnet("build", "--no-restore", "-p:PexUnpackOnBuild=false").AssertSuccess();
        Assert.IsFalse(Directory.Exists(sample["obj/Debug/net10.0/pex"]));
    }
}
