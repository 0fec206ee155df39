
namespace PexBuild.MSBuild.EndToEnd;

[TestClass]
public sealed class ItemTests
{
    private const string MakeItems = """
        <Target Name="MakePex" Condition="'$(Made)' == 'true'">
          <ItemGroup><UnpackPex Include="tools/greet.pex" /></ItemGroup>
        </Target>
        <PropertyGroup><UnpackPexDependsOn>MakePex</UnpackPexDependsOn></PropertyGroup>
        """;

    [TestMethod]
    public void Items_that_are_found_can_be_changed_and_removed_by_the_project()
    {
        var sample = Sample.Program(
            items: "<UnpackPex Update=\"tools/greet.pex\" OutputFolder=\"renamed\" /><UnpackPex Remove=\"tools/unwanted.pex\" />",
            rest: "<PropertyGroup><EnableDefaultUnpackPexItems>true</EnableDefaultUnpackPexItems></PropertyGroup>");
        foreach (var name in (string[])["found", "unwanted"])
            GreetPex.Write(sample[$"tools/{name}.pex"]);

        sample.Dotnet("build").AssertSuccess();

        Assert.AreEqual("found renamed", string.Join(' ', Directory.GetDirectories(sample.Output).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void Items_that_a_target_makes_are_published_also_when_nothing_is_built()
    {
        var sample = Sample.Program(items: "", rest: MakeItems);
        sample.Dotnet("publish", "-o", sample["published"], "-p:Made=true").AssertSuccess();
        IncrementalTests.AssertRuns(sample["published/greet"], "hello");
        Directory.Delete(sample["published"], recursive: true);

        sample.Dotnet("publish", "--no-build", "-o", sample["published"], "-p:Made=true").AssertSuccess();

        IncrementalTests.AssertRuns(sample["published/greet"], "hello");
    }

    [TestMethod]
    public void A_file_of_the_project_may_be_put_into_the_folder()
    {
        var sample = Sample.Program(items: """
            <UnpackPex Include="tools/greet.pex" />
            <None Include="settings.ini" Link="greet/settings.ini" CopyToOutputDirectory="PreserveNewest" CopyToPublishDirectory="PreserveNewest" />
            """);
        sample.Write("settings.ini", "mine");

        sample.Dotnet("build").AssertSuccess();
        sample.Dotnet("build", "--no-restore").AssertSuccess();
        sample.Dotnet("publish", "-o", sample["published"]).AssertSuccess();

        Assert.AreEqual("mine", File.ReadAllText(Path.Combine(sample.Copy, "settings.ini")));
        Assert.AreEqual("mine", File.ReadAllText(sample["published/greet/settings.ini"]));
    }

    [TestMethod]
    public void Metadata_may_stand_on_a_line_of_its_own()
    {
        var sample = Sample.Program(items: """
            <UnpackPex Include="tools/greet.pex">
              <OutputFolder>
                python
              </OutputFolder>
              <OnEdits>
                keep
              </OnEdits>
            </UnpackPex>
            """);

        sample.Dotnet("build").AssertSuccess();

        IncrementalTests.AssertRuns(Path.Combine(sample.Output, "python"), "hello");
    }
}
