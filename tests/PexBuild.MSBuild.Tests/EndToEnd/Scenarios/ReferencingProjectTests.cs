namespace PexBuild.MSBuild.EndToEnd.Scenarios;

/// <summary>
/// Beside the program of a project that only refers to the one with the PEX, the folder is the SDK's copy, like every file that comes that way:
/// it is copied when newer, and cleaned by the SDK. The package has no say there; a project that is to keep edits has the item itself.
/// </summary>
[TestClass]
public sealed class ReferencingProjectTests
{
    [TestMethod]
    public void An_edit_beside_the_referring_program_stays_until_the_PEX_changes_and_one_in_the_referred_project_comes_along()
    {
        var sample = new Sample("references");
        GreetPex.Write(sample["greet.pex"]);
        PlainProjects.Write(sample, "lib", "<UnpackPex Include=\"../greet.pex\" OnEdits=\"overwrite\" />");
        WriteApp(sample);
        var copy = sample["app/bin/Debug/net10.0/greet"];
        PlainProjects.WriteSolution(sample, ["lib", "app"]);

        sample.Dotnet("build", "app").AssertSuccess();
        IncrementalTests.AssertRuns(copy, "hello");

        File.WriteAllText(Path.Combine(copy, GreetPex.Words), "WORD = 'edited here'\n");
        sample.Dotnet("build", "app", "--no-restore").AssertSuccess();
        IncrementalTests.AssertRuns(copy, "edited here");

        File.WriteAllText(Path.Combine(sample["lib/obj/Debug/net10.0/pex/greet"], GreetPex.Words), "WORD = 'edited there'\n");
        sample.Dotnet("build", "app", "--no-restore").AssertSuccess();
        IncrementalTests.AssertRuns(sample["lib/bin/Debug/net10.0/greet"], "edited there");
        IncrementalTests.AssertRuns(copy, "edited there");

        // Files that a PEX no longer has go, as the SDK removes what a build no longer makes.
        GreetPex.Write(sample["greet.pex"], "new", extra: null);
        sample.Dotnet("build", "app", "--no-restore").AssertSuccessWithWarnings().SingleWarning("PEX2007");
        IncrementalTests.AssertRuns(copy, "new");
        Assert.IsFalse(File.Exists(Path.Combine(copy, GreetPex.Words, "../more/extra.py")));

        // The project with the PEX is cleaned as well, and keeps what was saved there.
        sample.Dotnet("clean", "app").AssertSuccessWithWarnings().SingleWarning("PEX4007");
        Assert.IsEmpty(Directory.Exists(copy)
            ? Directory.GetFiles(copy, "*", SearchOption.AllDirectories).Where(file => !file.Contains("__pycache__", StringComparison.Ordinal))
            : []);
    }

    [TestMethod]
    public void A_project_may_keep_its_folders_to_itself_also_when_others_publish()
    {
        var sample = new Sample("references");
        GreetPex.Write(sample["greet.pex"]);
        PlainProjects.Write(sample, "lib", "<UnpackPex Include=\"../greet.pex\" />");
        WriteApp(sample);
        PlainProjects.WriteSolution(sample, ["lib", "app"]);

        sample.Dotnet("publish", "app", "-o", sample["published"]).AssertSuccess();
        IncrementalTests.AssertRuns(sample["published/greet"], "hello");

        Directory.Delete(sample["published"], recursive: true);
        Directory.Delete(sample["app/bin"], recursive: true);
        sample.Dotnet("publish", "app", "--no-restore", "-o", sample["published"], "-p:PexCopyToReferencingProjects=false").AssertSuccess();
        Assert.IsTrue(File.Exists(sample["published/app.dll"]));
        Assert.IsFalse(Directory.Exists(sample["published/greet"]));
        Assert.IsFalse(Directory.Exists(sample["app/bin/Release/net10.0/greet"]));

        sample.Dotnet("publish", "lib", "--no-restore", "-o", sample["published"], "-p:PexCopyToReferencingProjects=false").AssertSuccess();
        IncrementalTests.AssertRuns(sample["published/greet"], "hello");
        IncrementalTests.AssertRuns(sample["lib/bin/Release/net10.0/greet"], "hello");
    }

    [TestMethod]
    [DataRow("greet.pex", "one")]
    [DataRow("other/greet.pex", "other")]
    public void A_project_that_has_the_item_itself_has_its_own_folder_and_its_edits(string pex, string word)
    {
        var sample = new Sample("references");
        GreetPex.Write(sample["greet.pex"], "one", extra: "one");
        GreetPex.Write(sample["other/greet.pex"], "other", extra: "other");
        PlainProjects.Write(sample, "lib", "<UnpackPex Include=\"../greet.pex\" />");
        sample.WriteProject("app/app.csproj",
            $"<UnpackPex Include=\"../{pex}\" /><ProjectReference Include=\"../lib/lib.csproj\" ReferenceOutputAssembly=\"false\" />");
        sample.Write("app/Program.cs", "System.Console.WriteLine();");
        var copy = sample["app/bin/Debug/net10.0/greet"];

        sample.Dotnet("build", "app").AssertSuccess();
        IncrementalTests.AssertRuns(copy, word);
        IncrementalTests.AssertSameFiles(sample["app/obj/Debug/net10.0/pex/greet"], copy);

        sample.Dotnet("publish", "app", "-o", sample["published"]).AssertSuccess();
        IncrementalTests.AssertRuns(sample["published/greet"], word);
        IncrementalTests.AssertSameFiles(sample["app/obj/Release/net10.0/pex/greet"], sample["published/greet"]);

        File.WriteAllText(Path.Combine(copy, GreetPex.Words), "WORD = 'edited here'\n");
        File.WriteAllText(Path.Combine(sample["lib/obj/Debug/net10.0/pex/greet"], GreetPex.Words), "WORD = 'edited there'\n");
        sample.Dotnet("build", "app", "--no-restore").AssertSuccess();
        IncrementalTests.AssertRuns(copy, "edited here");
        sample.Dotnet("clean", "app").AssertSuccessWithWarnings();
        Assert.AreEqual("WORD = 'edited here'\n", File.ReadAllText(Path.Combine(copy, GreetPex.Words)));
    }

    [TestMethod]
    public void A_referring_project_gets_the_folder_in_whichever_order_and_company_the_two_are_built()
    {
        var sample = new Sample("references");
        GreetPex.Write(sample["greet.pex"]);
        PlainProjects.Write(sample, "lib", "<UnpackPex Include=\"../greet.pex\" />");
        WriteApp(sample);
        sample.Write("dirs.proj", """
            <Project>
              <Target Name="Build">
                <MSBuild Projects="lib/lib.csproj" Targets="Build" />
                <MSBuild Projects="app/app.csproj" Targets="Build" />
              </Target>
            </Project>
            """);
        var copy = sample["app/bin/Debug/net10.0/greet"];
        sample.Dotnet("restore", "app").AssertSuccess();
        sample.Dotnet("build", "lib/lib.csproj", "--no-restore").AssertSuccess();
        Assert.IsFalse(Directory.Exists(copy));

        foreach (var build in (string[][])[["app"], ["app/app.csproj", "--no-dependencies"], ["dirs.proj"], ["dirs.proj", "-m:2"]])
        {
            sample.Dotnet(["build", .. build, "--no-restore"]).AssertSuccess();
            IncrementalTests.AssertRuns(copy, "hello");
            Directory.Delete(copy, recursive: true);
        }
    }

    [TestMethod]
    public void A_build_for_the_project_alone_lists_no_files_for_others_unless_it_is_told_to()
    {
        var sample = Sample.Program(
            rest: "<Target Name=\"Count\" AfterTargets=\"Build\"><Message Importance=\"high\" "
                + "Text=\"LISTED=@(AllItemsFullPathWithTargetPath->WithMetadataValue('TargetPath', 'greet/__main__.py')->Count())\" /></Target>");
        sample.Dotnet("build", "sample.csproj").AssertSuccess();

        Assert.Contains("LISTED=0", sample.Dotnet("build", "sample.csproj", "--no-restore").AssertSuccess().Output);
        Assert.Contains("LISTED=0", sample.Dotnet("build", "--no-restore").AssertSuccess().Output);
        Assert.Contains("LISTED=1", sample.Dotnet("build", "--no-restore", "-p:PexCopyToReferencingProjects=true").AssertSuccess().Output);
        Assert.Contains("LISTED=1", sample.Dotnet("build", ".", "--no-restore").AssertSuccess().Output);

        sample.Dotnet("build", "--no-restore", "-p:PexCopyToReferencingProjects=perhaps").SingleError("PEX4004");
    }

    private static void WriteApp(Sample sample)
    {
        sample.Write("app/app.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <UseSharedCompilation>false</UseSharedCompilation>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../lib/lib.csproj" ReferenceOutputAssembly="false" />
              </ItemGroup>
            </Project>
            """);
        sample.Write("app/Program.cs", "System.Console.WriteLine();");
    }
}
