using System.IO.Compression;

namespace PexBuild.MSBuild.EndToEnd.Scenarios;

[TestClass]
public sealed class PackTests
{
    private const string PackPex = """
        <PropertyGroup Condition="'$(WithPex)' == 'true'">
          <TargetsForTfmSpecificContentInPackage>$(TargetsForTfmSpecificContentInPackage);PackPex</TargetsForTfmSpecificContentInPackage>
          <NoWarn>$(NoWarn);NU5110;NU5111</NoWarn>
        </PropertyGroup>
        <Target Name="PackPex" DependsOnTargets="GetUnpackedPexFiles">
          <ItemGroup>
            <TfmSpecificPackageFile
                Include="@(UnpackedPexFile)"
                PackagePath="contentFiles/any/$(TargetFramework)/$([System.IO.Path]::GetDirectoryName('%(UnpackedPexFile.RelativePath)'))/" />
          </ItemGroup>
        </Target>
        """;

    // The PEX is for the program, and a library is none: as with a None item, who wants it in the package says so.
    [TestMethod]
    public void A_librarys_package_has_the_folder_only_if_the_project_puts_it_there()
    {
        var sample = Sample.Program(rest: PackPex);
        File.Delete(sample["Program.cs"]);

        sample.Dotnet("pack", "-o", "plain", "-p:OutputType=Library", "-warnaserror").AssertSuccess();
        Assert.IsEmpty(Entries(sample["plain/sample.1.0.0.nupkg"]).Where(entry => entry.Contains("greet", StringComparison.Ordinal)));

        sample.Dotnet("pack", "-o", "full", "-p:OutputType=Library", "-p:WithPex=true").AssertSuccess();
        Assert.AreEqual(
            string.Join('\n', Files(sample["obj/Release/net10.0/pex/greet"])),
            string.Join('\n', Below(sample["full/sample.1.0.0.nupkg"], "contentFiles/any/net10.0/greet/")));
    }

    [TestMethod]
    public void A_librarys_package_for_several_frameworks_has_a_folder_for_each()
    {
        var sample = new Sample();
        GreetPex.Write(sample["greet.pex"]);
        sample.WriteProject("sample.csproj", "<UnpackPex Include=\"greet.pex\" />", PackPex, """
            <TargetFrameworks>net10.0;net10.0-windows7.0</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><WithPex>true</WithPex>
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
            """);

        sample.Dotnet("pack", "-o", "full", "-warnaserror").AssertSuccess();

        foreach (var framework in new[] { "net10.0", "net10.0-windows7.0" })
        {
            Assert.AreEqual(
                string.Join('\n', Files(sample[$"obj/Release/{framework}/pex/greet"])),
                string.Join('\n', Below(sample["full/sample.1.0.0.nupkg"], $"contentFiles/any/{framework}/greet/")));
        }
    }

    [TestMethod]
    public void A_NET_tool_that_is_packed_and_installed_brings_its_PEX_along()
    {
        var sample = Sample.Program();

        // With .ps1 files in it, of which NuGet would warn.
        sample.Dotnet("pack", "-o", "feed", "-p:PackAsTool=true", "-p:ToolCommandName=sample-tool", "-warnaserror").AssertSuccess();
        Assert.AreEqual(
            string.Join('\n', Files(sample["obj/Release/net10.0/pex/greet"])),
            string.Join('\n', Below(sample["feed/sample.1.0.0.nupkg"], "tools/net10.0/any/greet/")));

        Lab.Dotnet(["tool", "install", "sample", "--tool-path", "installed", "--source", sample["feed"]], sample.Folder).AssertSuccess();
        var folder = Assert.ContainsSingle(
            Directory.GetDirectories(sample["installed"], "greet", SearchOption.AllDirectories).Where(folder => File.Exists(Path.Combine(folder, "PEX-INFO"))));
        IncrementalTests.AssertRuns(folder, "hello");
    }

    private static string[] Entries(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        return [.. zip.Entries.Select(entry => Uri.UnescapeDataString(entry.FullName))];
    }

    private static IEnumerable<string> Below(string package, string folder) => Entries(package)
        .Where(entry => entry.StartsWith(folder, StringComparison.Ordinal))
        .Select(entry => entry[folder.Length..])
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
