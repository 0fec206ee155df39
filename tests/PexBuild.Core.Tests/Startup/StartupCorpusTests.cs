using PexBuild.Json;
using PexBuild.Packaging;
using PexBuild.Testing;

namespace PexBuild.Startup;

[TestClass]
public sealed class StartupCorpusTests
{
    /// <summary>Not the stand-ins: they hold the same distributions as the PEX they are like, compressed as only the product can read.</summary>
    public static IEnumerable<object[]> Everything => Corpus.Names(pex => pex.Like is null);

    [TestMethod]
    [DynamicData(nameof(Everything))]
    public void A_real_PEX_compiles_without_a_warning_and_every_root_that_is_needed_has_a_candidate(string name)
    {
        var pex = Corpus.Require(name);
        var distributions = new CorpusDistributions(pex);
        var source = new StartupSource
        {
            Origin = name,
            PexFileName = name,
            PexVersion = pex.Pex,
            Era = PexEra.Pex2,
            Requirements = distributions.List("requirements"),
            InterpreterConstraints = distributions.List("interpreter_constraints"),
            Excluded = distributions.List("excluded"),
            Overridden = distributions.List("overridden"),
            Distributions = [.. distributions.Read()],
        };

        var compiled = StartupCompiler.Compile(source);

        Assert.IsEmpty(compiled.Warnings, string.Join('\n', compiled.Warnings));
        var roots = ((JsonArray)((JsonObject)JsonReader.Read(compiled.GetBytes()))["requirements"]!).Cast<JsonObject>().ToList();
        Assert.HasCount(distributions.List("requirements").Count, roots);
        foreach (var root in roots.Where(root => root["marker"]!.IsNull))
            Assert.IsNotEmpty((JsonArray)root["candidates"]!, root.ToString());
    }

    [TestMethod]
    [DynamicData(nameof(Everything))]
    public void All_metadata_of_a_real_PEX_can_be_read(string name)
    {
        var distributions = new CorpusDistributions(Corpus.Require(name));
        foreach (var (path, content) in distributions.Files("METADATA").Concat(distributions.Files("PKG-INFO")))
        {
            var metadata = CoreMetadata.Parse(content);
            Assert.IsTrue(metadata.Name is not null && Pep440Version.TryParse(metadata.Version, out _), path);
            Assert.IsTrue(metadata.RequiresPython is null || VersionSpecifierSet.TryParse(metadata.RequiresPython, out _), path);
            foreach (var requirement in metadata.RequiresDist)
                Assert.IsNotNull(Requirement.Parse(requirement), path);
        }

        // Deeper ones are test data of the project wheel.
        foreach (var (path, content) in distributions.Files("WHEEL").Where(file => file.Key.Count(c => c == '/') == 3))
        {
            Assert.IsTrue(WheelFileName.TryParse(path.Split('/')[1], out var wheel), path);
            Assert.IsTrue(WheelMetadata.Parse(content).Tags is { Count: > 0 } tags && tags.All(wheel.Tags.Contains), path);
        }

        foreach (var (path, content) in distributions.Files("entry_points.txt"))
            Assert.IsTrue(content.Length == 0 || EntryPointsFile.Parse(content).All.Count > 0, path);
        foreach (var (_, content) in distributions.Files("requires.txt"))
            foreach (var requirement in EggRequires.Parse(content))
                Assert.IsNotNull(Requirement.Parse(requirement));
    }
}
