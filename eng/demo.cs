#!/usr/bin/env dotnet
#:project ../tests/PexBuild.Testing/PexBuild.Testing.csproj
// Demonstrates all of PexBuild on this machine, with a transcript: dotnet run eng/demo.cs
//
// Packs the packages, creates a sample PEX (with a suitable pex on PATH, otherwise with the test fixtures), unpacks
// and runs it, edits a dependency, runs it again; then does the same from a .NET project outside the repository. Everything it creates
// is in one temporary folder and artifacts/. The exit status is 1 if a step does not do what it shows.
using System.Text.RegularExpressions;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

var engineering = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var root = Path.GetDirectoryName(engineering)!;
using var work = new TemporaryFolder();
var environment = new Dictionary<string, string?>
{
    ["PATH"] = work["tools"] + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
    ["DOTNET_NOLOGO"] = "true",
    ["DOTNET_CLI_UI_LANGUAGE"] = "en",
    // Leave no compiler or build server running.
    ["MSBUILDDISABLENODEREUSE"] = "1",
    ["UseSharedCompilation"] = "false",
    ["MSBUILDTERMINALLOGGER"] = "off",
    // Settings inherited from an outer build must not apply.
    ["MSBuildSDKsPath"] = null,
    ["MSBuildExtensionsPath"] = null,
};

try
{
    Title("The packages, from this repository");
    Run(root, "", "dotnet", "pack", "-c", "Release", "-verbosity:quiet");
    var packages = Path.Combine(root, "artifacts", "package", "release");
    foreach (var package in (string[])["PexBuild.Core", "PexBuild.Tool", "PexBuild.MSBuild"])
        Console.WriteLine($"{package} {NewestVersion(packages, package)}");
    // These packages change without a new version, so they must neither come from nor go to the user's cache.
    environment["NUGET_PACKAGES"] = work["packages"];
    var version = NewestVersion(packages, "PexBuild.Tool");

    Title("A PEX of a program and one dependency");
    MakeSample(work["hello.pex"]);

    Title("Unpack it, run it");
    Run(work.Path, "", "dotnet", "tool", "install", "PexBuild.Tool", "--tool-path", "tools", "--add-source", packages, "--version", version);
    Run(work.Path, "", "dotnet", "pex", "unpack", "hello.pex");
    Expect("Hello, world!", Run(work.Path, "", Launcher("hello")));

    Title("Edit a line of the dependency, run it again");
    Edit(Directory.GetFiles(work["hello"], "__init__.py", SearchOption.AllDirectories).Single(IsOfTheDependency), "WORD = \"Hello\"",
        "WORD = \"Good morning\"");
    Expect("Good morning, world!", Run(work.Path, "", Launcher("hello")));

    Title("The same from a .NET project");
    MakeProject(work["sample"], packages, NewestVersion(packages, "PexBuild.MSBuild"));
    var sample = work["sample"];
    Run(sample, "", "dotnet", "build");
    Expect("Hello, build!", Run(sample, "", Launcher("bin/Debug/net10.0/hello"), "--name", "build"));

    Title("A second build does nothing, a target runs the program");
    Expect("Skipping target \"_PexUnpack\"", Run(sample, "_PexUnpack", "dotnet", "build", "-verbosity:normal"));
    Expect("Hello, two words!", Run(sample, "", "dotnet", "build", "-t:RunPex", "-p:Pex=hello", "-p:PexArguments=--name 'two words'"));
    return 0;
}
catch (DemonstrationException failure)
{
    Console.Error.WriteLine($"demo : error : {failure.Message}");
    return 1;
}

static void Title(string text) => Console.WriteLine($"\n# {text}");

// Runs a command in a folder as a person would type it, and prints it with its output or with the lines that contain a text.
string Run(string folder, string lines, string program, params string[] arguments)
{
    Console.WriteLine($"$ {string.Join(' ', arguments.Prepend(program).Select(Shown))}{(lines.Length > 0 ? $" | grep {lines}" : "")}");
    var path = program.Contains('/', StringComparison.Ordinal) ? Path.Combine(folder, program) : program;
    var result = ProcessResult.Run(path, arguments, folder, environment, timeout: TimeSpan.FromMinutes(10));
    if (result.ExitCode != 0)
        throw new DemonstrationException($"{program} ended with {result.ExitCode}.\n{result.Output}{result.Error}");
    foreach (var line in (result.Output + result.Error).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => line.Contains(lines, StringComparison.Ordinal)))
        Console.WriteLine(line.TrimEnd());
    return result.Output;
}

string Shown(string argument) =>
    (argument.Contains(' ', StringComparison.Ordinal) ? $"\"{argument}\"" : argument).Replace(root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

static void Expect(string text, string output)
{
    if (!output.Contains(text, StringComparison.Ordinal))
        throw new DemonstrationException($"The output does not say '{text}':\n{output}");
}

static string NewestVersion(string folder, string package)
{
    var name = new Regex($@"^{Regex.Escape(package)}\.(\d.*)\.nupkg$");
    return new DirectoryInfo(folder).GetFiles($"{package}.*.nupkg")
        .Where(file => name.IsMatch(file.Name))
        .OrderByDescending(file => file.LastWriteTimeUtc)
        .Select(file => name.Match(file.Name).Groups[1].Value)
        .FirstOrDefault() ?? throw new DemonstrationException($"{folder} has no {package}.");
}

static string Launcher(string folder) => $"{folder}/bin/hello{(OperatingSystem.IsWindows() ? ".cmd" : "")}";

static bool IsOfTheDependency(string path) => path.Contains(".deps", StringComparison.Ordinal) && Path.GetFileName(Path.GetDirectoryName(path)) == "greeting";

void Edit(string path, string from, string to)
{
    var text = File.ReadAllText(path);
    Expect(from, text);
    File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    Console.WriteLine($"--- {Path.GetRelativePath(work.Path, path)}\n-{from}\n+{to}");
}

void MakeSample(string pex)
{
    FixtureFile[] Sources(string name) =>
        [.. Directory.GetFiles(Path.Combine(engineering, "demo", name), "*.py").Order()
            .Select(file => new FixtureFile($"{name}/{Path.GetFileName(file)}", File.ReadAllBytes(file)))];

    var dependency = Sources("greeting").Aggregate(new WheelFixture("greeting", "1.0"), (wheel, file) => wheel.Add(file));
    if (RealPex.OnPath is { } real)
    {
        var built = real.TryBuild(pex, Sources("hello"), [dependency], "-e", "hello.cli:main");
        if (built.ExitCode == 0)
        {
            Console.WriteLine($"hello.pex is made of eng/demo by pex {real.Version}: pex greeting==1.0 -D hello -e hello.cli:main -o hello.pex");
            return;
        }

        Console.WriteLine($"(The pex on PATH, {real.Version}, cannot build here: {built.Error.Trim().Split('\n')[^1]})");
    }

    Sources("hello").Aggregate(new PexFixture(), (fixture, file) => fixture.Add(file)).AddDistribution(dependency).WithEntryPoint("hello.cli:main")
        .WriteTo(pex);
    Console.WriteLine("hello.pex is made of eng/demo by the test fixtures, as pex 2.105 would lay it out.");
}

void MakeProject(string folder, string packages, string version)
{
    Write("NuGet.config", $"""
        <configuration>
          <packageSources>
            <add key="pexbuild" value="{packages}" />
          </packageSources>
        </configuration>
        """);
    // Files above the temporary folder must not affect the sample.
    Write("Directory.Build.props", "<Project />");
    Write("Directory.Build.targets", "<Project />");
    Write("Directory.Packages.props", "<Project />");
    Write("Program.cs", "System.Console.WriteLine(\"A .NET program with a Python program beside it.\");\n");
    var project = $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="PexBuild.MSBuild" Version="{version}" PrivateAssets="all" />
            <UnpackPex Include="tools/hello.pex" />
          </ItemGroup>
        </Project>

        """;
    Write("sample.csproj", project);
    Console.WriteLine($"$ cat sample.csproj\n{project.TrimEnd()}");
    Directory.CreateDirectory(Path.Combine(folder, "tools"));
    File.Copy(work["hello.pex"], Path.Combine(folder, "tools", "hello.pex"));

    void Write(string name, string text)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), text);
    }
}

/// <summary>A step did not do what the demonstration shows.</summary>
internal sealed class DemonstrationException(string message) : Exception(message);
