using System.Text.RegularExpressions;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.MSBuild.EndToEnd.Scenarios;

/// <summary>
/// A copy of one of the repository's samples: with the package that is tested, and with the PEX files that the sample's README says how to make.
/// </summary>
internal sealed partial class SampleRepository
{
    private const string PublishedVersion = "\"0.1.0\"";

    private readonly Sample _sample;
    private readonly string _readme;

    public SampleRepository(string name)
    {
        _sample = new Sample(name);
        Copy(Path.Combine(Lab.RepositoryRoot(), "tests", "samples", name));
        _readme = File.ReadAllText(this["README.md"]);
        NameVersion();
        var commands = PexCommand().Matches(_readme);
        Assert.IsNotEmpty(commands, "The README says how to make the PEX.");
        foreach (Match command in commands)
            MakePex(command.Groups["sources"].Value, command.Groups["entry"].Value, command.Groups["pex"].Value);
    }

    public string this[string path] => _sample[path];

    /// <summary>Builds as a user does, with a binary log.</summary>
    public BuildResult Dotnet(params string[] arguments) => _sample.Dotnet([.. arguments, "-p:UseSharedCompilation=false", "-p:NuGetAudit=false"]);

    public void Write(string path, string text) => _sample.Write(path, text);

    /// <summary>Makes a PEX from a folder of sources.</summary>
    public void MakePex(string sources, string entryPoint, string pex)
    {
        var fixture = new PexFixture().WithEntryPoint(entryPoint);
        foreach (var file in Directory.GetFiles(this[sources], "*.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            fixture.Add(Path.GetRelativePath(this[sources], file).Replace('\\', '/'), File.ReadAllText(file));
        Directory.CreateDirectory(Path.GetDirectoryName(this[pex])!);
        fixture.WriteTo(this[pex]);
    }

    /// <summary>Runs a program that was built or published.</summary>
    public ProcessResult Run(string assembly, params string[] arguments)
    {
        Pythons.Require3();
        return ProcessResult.Run("dotnet", [this[assembly], .. arguments], this[""]).AssertSuccess();
    }

    private void Copy(string from)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(from, file);
            if (!path.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj", "artifacts"]).Any())
                _sample.Write(path, File.ReadAllText(file));
        }
    }

    private void NameVersion()
    {
        var file = Assert.ContainsSingle(Directory.GetFiles(_sample.Folder, "*.*proj", SearchOption.AllDirectories)
            .Append(this["Directory.Packages.props"])
            .Where(file => File.Exists(file) && File.ReadAllText(file).Contains(PublishedVersion, StringComparison.Ordinal)));
        File.WriteAllText(file, File.ReadAllText(file).Replace(PublishedVersion, $"\"{Lab.Version}\"", StringComparison.Ordinal));
    }

    [GeneratedRegex("^    pex -D (?<sources>\\S+) -e (?<entry>\\S+) -o (?<pex>\\S+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex PexCommand();
}
