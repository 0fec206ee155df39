namespace PexBuild.MSBuild.EndToEnd.Scenarios;

[TestClass]
public sealed class OldStyleProjectTests
{
    private const string Project = """
        <?xml version="1.0" encoding="utf-8"?>
        <Project ToolsVersion="15.0" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
          <Import Project="$(MSBuildExtensionsPath)\$(MSBuildToolsVersion)\Microsoft.Common.props"
                  Condition="Exists('$(MSBuildExtensionsPath)\$(MSBuildToolsVersion)\Microsoft.Common.props')" />
          <PropertyGroup>
            <Configuration Condition=" '$(Configuration)' == '' ">Debug</Configuration>
            <Platform Condition=" '$(Platform)' == '' ">AnyCPU</Platform>
            <OutputType>Exe</OutputType>
            <AssemblyName>old</AssemblyName>
            <TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion>
            <OutputPath>bin\$(Configuration)\</OutputPath>
            <RestoreProjectStyle>PackageReference</RestoreProjectStyle>
            <UseSharedCompilation>false</UseSharedCompilation>
          </PropertyGroup>
          <ItemGroup>
            <Compile Include="Program.cs" />
            <PackageReference Include="PexBuild.MSBuild"><Version>VERSION</Version><PrivateAssets>all</PrivateAssets></PackageReference>
            <PackageReference Include="Microsoft.NETFramework.ReferenceAssemblies"><Version>1.0.3</Version><PrivateAssets>all</PrivateAssets></PackageReference>
            <UnpackPex Include="tools\greet.pex" />
            <UnpackPex Include="tools\greet.pex"><OutputFolder>python\greet</OutputFolder></UnpackPex>
          </ItemGroup>
          <Import Project="$(MSBuildToolsPath)\Microsoft.CSharp.targets" />
        </Project>
        """;

    [TestMethod]
    public void A_project_without_an_SDK_builds_runs_and_cleans()
    {
        var sample = new Sample();
        GreetPex.Write(sample["tools/greet.pex"]);
        sample.Write("old.csproj", Project.Replace("VERSION", Lab.Version, StringComparison.Ordinal));
        sample.Write("Program.cs", "static class Program { static void Main() { } }");
        sample.Write("nuget.config",
            "<configuration><packageSources><add key=\"nuget.org\" value=\"https://api.nuget.org/v3/index.json\" /></packageSources></configuration>");

        var restore = sample.Dotnet("msbuild", "-t:Restore");
        if (restore.Errors.Any(error => error.Code.StartsWith("NU1", StringComparison.Ordinal)))
            Assert.Inconclusive("Skipped: Microsoft.NETFramework.ReferenceAssemblies cannot be restored here.");
        restore.AssertSuccess();
        Assert.AreEqual(2, sample.Dotnet("msbuild").AssertSuccess().Runs("UnpackPex"));

        IncrementalTests.AssertRuns(sample["bin/Debug/greet"], "hello");
        IncrementalTests.AssertRuns(sample["bin/Debug/python/greet"], "hello");
        Assert.IsTrue(sample.Dotnet("msbuild").AssertSuccess().IsSkipped("_PexUnpack"));
        sample.Dotnet("msbuild", "-question").AssertSuccess();
        Assert.Contains("[x]", sample.Dotnet("msbuild", "-t:RunPex", "-p:Pex=python/greet", "-p:PexArguments=x").AssertSuccess().Output);

        sample.Dotnet("msbuild", "-t:Clean").AssertSuccess();
        Assert.IsEmpty(Directory.GetFileSystemEntries(sample["bin/Debug"]));
        Assert.IsEmpty(Directory.GetDirectories(sample["obj/Debug"]));
    }
}
