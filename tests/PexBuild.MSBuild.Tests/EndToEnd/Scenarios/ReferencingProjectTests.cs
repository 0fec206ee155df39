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
        Assert.IsEmpty(Directory.Exists(copy) ? Directory.GetFiles(copy, "*", SearchOption.AllDirectories).Where(file => !file.Contains("__pycache__", StringComparison.Ordinal)) : []);
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
