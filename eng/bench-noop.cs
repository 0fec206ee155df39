#!/usr/bin/env dotnet
#:project ../tests/PexBuild.Testing/PexBuild.Testing.csproj
// Measures what a PEX adds to an up-to-date build: dotnet run eng/bench-noop.cs [FILES] [RUNS]
//
// Packs PexBuild.MSBuild, creates a console project and a PEX of FILES files (default 10,000), and builds the project until it is up to date. Then it builds
// it RUNS more times (default 15) in turn, as `dotnet build --no-restore` does: with the UnpackPex item, with it and PexCopyToReferencingProjects=true
// (lists the files for other projects too), and without it. Prints the medians, minimums and ratios. Other load on the machine adds noise: the ratio
// next to the medians is the median of the per-round ratios, because load affects all builds of a round alike.
using System.Diagnostics;
using System.Globalization;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

var files = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
var runs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 15;
var root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
using var work = new TemporaryFolder();
var environment = new Dictionary<string, string?>
{
    ["DOTNET_NOLOGO"] = "true",
    ["MSBUILDDISABLENODEREUSE"] = "1",
    ["UseSharedCompilation"] = "false",
    ["MSBuildSDKsPath"] = null,
    ["MSBuildExtensionsPath"] = null,
};

Dotnet(root, "pack", Path.Combine(root, "src/PexBuild.MSBuild"), "-c", "Release", "-o", work["feed"], "-p:PackageVersion=0.0.0-bench", "-v:q");
environment["NUGET_PACKAGES"] = work["packages"];
MakeProject(work["sample"]);
var project = work["sample/sample.csproj"];
Dotnet(work["sample"], "build", "-v:q", "-p:Kind=Default");
string[] kinds = ["Default", "ForOthers", "None"];
double[][] times = [.. kinds.Select(_ => new double[runs])];
// The first round is a warm-up and is not measured, so that the minimums are comparable.
for (var i = -1; i < runs; i++)
{
    for (var kind = 0; kind < kinds.Length; kind++)
    {
        var time = Build(kinds[kind]);
        if (i >= 0)
            times[kind][i] = time;
    }
}

for (var kind = 0; kind < kinds.Length - 1; kind++)
{
    Show(kinds[kind], "median", Median(times[kind]), Median(times[^1]), Median([.. times[kind].Zip(times[^1], (one, other) => one / other)]));
    Show(kinds[kind], "fastest", times[kind].Min(), times[^1].Min(), times[kind].Min() / times[^1].Min());
}

return 0;

void Show(string kind, string what, double one, double other, double ratio) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{kind,-9} {what,-8} with {one:0} ms, without {other:0} ms, ratio {ratio:0.000} ({files} files, {runs} runs each)"));

static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

double Build(string kind)
{
    var clock = Stopwatch.StartNew();
    Dotnet(work["sample"], "build", project, "--no-restore", "-v:q", "-p:Kind=" + kind);
    return clock.Elapsed.TotalMilliseconds;
}

void Dotnet(string folder, params string[] arguments) =>
    ProcessResult.Run("dotnet", [.. arguments, "-nologo", "-nodeReuse:false"], folder, environment, timeout: TimeSpan.FromMinutes(10)).AssertSuccess();

void MakeProject(string folder)
{
    Directory.CreateDirectory(folder);
    // Files above the temporary folder must not affect the sample.
    foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        File.WriteAllText(Path.Combine(folder, name), "<Project />");
    File.WriteAllText(Path.Combine(folder, "NuGet.config"),
        $"<configuration><packageSources><clear /><add key=\"bench\" value=\"{work["feed"]}\" /></packageSources></configuration>");
    File.WriteAllText(Path.Combine(folder, "Program.cs"), "System.Console.WriteLine();\n");
    File.WriteAllText(Path.Combine(folder, "sample.csproj"), """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="PexBuild.MSBuild" Version="0.0.0-bench" PrivateAssets="all" />
            <UnpackPex Include="tool.pex" Condition="'$(Kind)' != 'None'" />
          </ItemGroup>
          <!-- Not the package, whose own evaluation is a few milliseconds: what is measured without it must not remove the folder either. -->
          <PropertyGroup>
            <EnablePexUnpack Condition="'$(Kind)' == 'None'">false</EnablePexUnpack>
            <PexCopyToReferencingProjects Condition="'$(Kind)' == 'ForOthers'">true</PexCopyToReferencingProjects>
          </PropertyGroup>
        </Project>
        """);
    var pex = new PexFixture();
    for (var i = 0; i < files; i++)
        pex.Add(string.Create(CultureInfo.InvariantCulture, $"package/part{i / 100}/module{i}.py"),
            string.Create(CultureInfo.InvariantCulture, $"VALUE = {i}\n"));
    pex.WithEntryPoint("package.part0.module0").WriteTo(Path.Combine(folder, "tool.pex"));
}
