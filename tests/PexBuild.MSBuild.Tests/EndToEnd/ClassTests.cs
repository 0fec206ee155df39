using PexBuild.Testing;

namespace PexBuild.MSBuild.EndToEnd;

[TestClass]
public sealed class ClassTests
{
    private const string Properties =
        "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><PexGenerateClasses>true</PexGenerateClasses><Nullable>enable</Nullable>"
        + "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><GenerateDocumentationFile>true</GenerateDocumentationFile>";

    // What is in the names is nothing that C# would take for code, or for the end of a comment.
    private const string Items = """
        <UnpackPex Include="tools/greet.pex" />
        <UnpackPex Include="tools/it%27s %22q%22 &lt;7&gt;&#x202e;.zip.pex"
                   OutputFolder="deep/it%27s %22q%22 &lt;7&gt;&#x202e; %40 {x}" CopyToPublishDirectory="Never" />
        <UnpackPex Include="tools/../tools/greet.pex" OutputFolder="third" ClassName="class" EntryPoint="greet.cli:other" />
        <UnpackPex Include="tools/greet.pex" OutputFolder="fourth" Patch="false" CopyToOutputDirectory="Never" />
        <UnpackPex Include="tools/greet.pex" OutputFolder="twins/gr-eet" ClassName="Greet" Condition="'$(Case)' == 'twins'" />
        <UnpackPex Include="tools/greet.pex" OutputFolder="named" ClassName="no name" Condition="'$(Case)' == 'name'" />
        """;

    // C# 7.3, with nullable references and without.
    private const string Program = """
        using System;
        using System.Diagnostics;

        namespace Start
        {
            internal static class Start
            {
                private static int Main()
                {
                    var start = sample_project.Greet.CreateStartInfo("two words", "", "q\"uote\\", "$HOME", "é", "--status", "5");
                    start.RedirectStandardOutput = true;
                    var process = Process.Start(start);
                    if (process == null)
                        return 1;
                    Console.Write(process.StandardOutput.ReadToEnd());
                    process.WaitForExit();
                    Console.WriteLine(process.ExitCode + " " + sample_project.Greet.EntryPoint + " " + sample_project.@class.EntryPoint);
                    Console.WriteLine(System.IO.Directory.Exists(sample_project.ItSQ7X.Folder));
                    return 0;
                }
            }
        }
        """;

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_program_starts_its_PEX_by_a_class_wherever_it_is()
    {
        var sample = Create();

        sample.Dotnet("build").AssertSuccess();
        Directory.Move(sample.Output, sample["moved"]);
        var run = ProcessResult.Run("dotnet", [sample["moved/sample-project.dll"]], sample["tools"]).AssertSuccess();
        Assert.AreEqual($"hello|{sample["tools"]}|[two words]|[]|[q\"uote\\]|[$HOME]|[é]|[--status]|[5]|5 greet.cli:main greet.cli:other|True|",
            run.Output.Replace('\n', '|'));

        sample.Dotnet("build", "--no-restore", "-p:LangVersion=7.3", "-p:Nullable=disable").AssertSuccess();
        sample.Dotnet("build", "--no-restore", "-question", "-p:LangVersion=7.3", "-p:Nullable=disable").AssertSuccess();
        var text = File.ReadAllText(sample["obj/Debug/net10.0/PexClasses.g.cs"]);
        Assert.DoesNotContain(sample.Folder, text);
        Assert.IsTrue(text.All(c => c is '\n' or >= ' ' and <= '~'), text);

        sample.Dotnet("msbuild", "-t:Compile", "-p:Case=twins").SingleError("PEX4011");
        sample.Dotnet("msbuild", "-t:Compile", "-p:Case=name").SingleError("PEX4016");
        sample.Dotnet("msbuild", "-t:Compile", "-p:PexClassNamespace=1.2").SingleError("PEX4017");

        sample.Dotnet("clean").AssertSuccess();
        Assert.IsFalse(File.Exists(sample["obj/Debug/net10.0/PexClasses.g.cs"]));
    }

    [TestMethod]
    public void An_editor_knows_the_classes_before_the_first_build_and_other_languages_get_a_warning()
    {
        var sample = Create();
        sample.Dotnet("restore").AssertSuccess();
        foreach (var pex in Directory.GetFiles(sample["tools"]))
            File.Delete(pex);

        sample.Dotnet("msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true", "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true", "-getItem:Compile").AssertSuccess();
        Assert.Contains("internal static partial class Greet\n", File.ReadAllText(sample["obj/Debug/net10.0/PexClasses.g.cs"]));
        Assert.IsFalse(Directory.Exists(sample["obj/Debug/net10.0/pex"]));
        var compiled = sample.Dotnet("msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            "-getItem:Compile").AssertSuccess();
        Assert.Contains("PexClasses.g.cs\"", compiled.Output);

        var basic = new Sample();
        basic.WriteProject("sample.vbproj", "<UnpackPex Include=\"greet.pex\" />",
            properties: Properties.Replace("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "", StringComparison.Ordinal));
        GreetPex.Write(basic["greet.pex"]);
        basic.Write("Program.vb", "Module Program\n    Sub Main()\n    End Sub\nEnd Module\n");
        basic.Dotnet("msbuild", "-restore", "-t:Compile").AssertSuccessWithWarnings().SingleWarning("PEX4012");
    }

    private static Sample Create()
    {
        var sample = new Sample("sample");
        sample.WriteProject("sample-project.csproj", Items, properties: Properties);
        sample.Write("Program.cs", Program);
        GreetPex.Write(sample["tools/greet.pex"]);
        File.Copy(sample["tools/greet.pex"], sample["tools/it's \"q\" <7>\u202e.zip.pex"]);
        return sample;
    }
}
