namespace PexBuild.MSBuild.EndToEnd;

/// <summary>A project, or a few, as a user of the package writes them.</summary>
internal sealed class Sample
{
    private int _builds;

    public Sample(string name = "sample") => Folder = Lab.NewFolder(name);

    public string Folder { get; }

    public string this[string relativePath] => Path.Combine(Folder, relativePath);

    /// <summary>The output directory of a project that has no settings about it.</summary>
    public string Output => this["bin/Debug/net10.0"];

    /// <summary>The folder that <c>tools/greet.pex</c> is unpacked to.</summary>
    public string Unpacked => this["obj/Debug/net10.0/pex/greet"];

    /// <summary>Its runnable copy.</summary>
    public string Copy => Path.Combine(Output, "greet");

    /// <summary>The usual sample: a console program and <c>tools/greet.pex</c>.</summary>
    public static Sample Program(string items = "<UnpackPex Include=\"tools/greet.pex\" />", string rest = "", string name = "sample")
    {
        var sample = new Sample(name);
        sample.WriteProject("sample.csproj", items, rest);
        sample.Write("Program.cs", "System.Console.WriteLine(\"hello\");");
        GreetPex.Write(sample["tools/greet.pex"]);
        return sample;
    }

    public void WriteProject(
        string path,
        string items,
        string rest = "",
        string properties = "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>",
        string sdk = "Microsoft.NET.Sdk") => Write(path, $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            {properties}
            <UseSharedCompilation>false</UseSharedCompilation>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="PexBuild.MSBuild" Version="{Lab.Version}" PrivateAssets="all" />
            {items}
          </ItemGroup>
          {rest}
        </Project>
        """);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    /// <summary>Builds with a binary log.</summary>
    /// <param name="arguments"><c>build</c>, <c>publish</c> … and what follows.</param>
    public BuildResult Dotnet(params string[] arguments)
    {
        var log = Path.Combine(Path.GetDirectoryName(Folder)!, $"{++_builds}.binlog");
        return new BuildResult(Lab.Dotnet([.. arguments, "-bl:" + log, "-nodeReuse:false", "-nologo"], Folder), log);
    }
}
