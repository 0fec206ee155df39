using System.IO.Compression;
using System.Text.Json.Nodes;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Testing;

/// <summary>Holds the eras to PEX files that the releases themselves built.</summary>
[TestClass]
public sealed class PexEraTests
{
    private static readonly (PexEra Era, string Name)[] s_pairs =
    [
        (PexEra.V1_2, "k-1.2.13-py3.6-default"),
        (PexEra.V1_6, "k-1.6.12-py3.6-default"),
        (PexEra.V2_1_24, "k-2.1.24-py3.8-default"),
        (PexEra.V2_1_50, "k-2.1.50-py3.8-default"),
        (PexEra.V2_1_137, "k-2.1.137-py3.11-default"),
        (PexEra.V2_33, "k-2.33.0-py3.11-default"),
        (PexEra.V2_105, "k-2.105.2-py3.11-default"),
    ];

    public static IEnumerable<object[]> Pairs => s_pairs.Select(pair => new object[] { pair.Era.Version, pair.Name });

    [TestMethod]
    [DynamicData(nameof(Pairs))]
    public void Info_has_the_keys_and_types_of_a_real_one(string version, string name)
    {
        var (era, real) = Open(version, name);
        using (real)
        using (var fixture = Zip(SamplePex.Create(era)))
        {
            var expected = Info(real, out _);
            // unzip was handled by some releases of that era only.
            expected.Remove("unzip");

            Assert.AreEqual(Shape(expected), Shape(Info(fixture, out _)));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Pairs))]
    public void Entries_have_the_methods_and_modes_of_a_real_one(string version, string name)
    {
        var (era, real) = Open(version, name);
        using (real)
        using (var fixture = Zip(SamplePex.Create(era)))
            Assert.AreEqual(Entries(real), Entries(fixture));
    }

    [TestMethod]
    [DynamicData(nameof(Pairs))]
    public void Hashes_are_those_that_the_release_recorded(string version, string name)
    {
        var (era, real) = Open(version, name);
        using (real)
        {
            var info = Info(real, out var text);
            var files = real.Entries.Where(entry => !entry.FullName.EndsWith('/')).Select(Read).ToList();
            var bootstrap = files.Where(file => file.Path.StartsWith(".bootstrap/", StringComparison.Ordinal)).ToList();
            var user = files.Except(bootstrap).Where(
                file => file.Path is not ("PEX-INFO" or "__main__.py" or "__pex__/__init__.py") && !file.Path.StartsWith(".deps/", StringComparison.Ordinal));

            Assert.AreEqual((string?)info["code_hash"], FixtureHashes.Code(user, bootstrap, era));
            foreach (var (wheel, hash) in info["distributions"]!.AsObject())
            {
                var folder = $".deps/{wheel}/";
                var installed = files.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal))
                    .Select(file => file with { Path = file.Path[folder.Length..] });
                Assert.AreEqual((string?)hash, FixtureHashes.Distribution(installed, era), wheel);
            }

            if ((string?)info["pex_hash"] is { } pexHash)
            {
                info.Remove("pex_hash");
                Assert.AreEqual(text, PexInfoText.Write(info, era, out var recomputed), "the text itself is written as Python writes it");
                Assert.AreEqual(pexHash, recomputed);
            }
        }
    }

    [TestMethod]
    [DataRow("2.33.0", "k-2.33.0-py3.11-default")]
    [DataRow("2.105.2", "k-2.105.2-py3.11-default")]
    public void Bootstrap_hash_is_the_one_that_the_release_recorded(string version, string name)
    {
        var (_, real) = Open(version, name);
        using (real)
            Assert.AreEqual((string?)Info(real, out _)["bootstrap_hash"],
                FixtureHashes.Bootstrap(real.Entries.Where(entry => !entry.FullName.EndsWith('/')).Select(Read)));
    }

    private static (PexEra Era, ZipArchive Real) Open(string version, string name)
    {
        using var folder = new TemporaryFolder();
        return (PexEra.All.Single(era => era.Version == version), ZipFile.OpenRead(Corpus.Require(name).PathIn(folder)));
    }

    private static ZipArchive Zip(PexFixture fixture) => new(new MemoryStream(fixture.ToBytes()));

    private static FixtureFile Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new FixtureFile(entry.FullName, bytes.ToArray());
    }

    private static JsonObject Info(ZipArchive zip, out string text)
    {
        text = Read(zip.GetEntry("PEX-INFO")!).Text;
        return JsonNode.Parse(text)!.AsObject();
    }

    private static string Shape(JsonObject info) =>
        string.Join('\n', info.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value?.GetValueKind()}"));

    /// <summary>The code, the scripts and the folders of the distribution that both have, with their modes; how much data folder entries have.</summary>
    private static string Entries(ZipArchive zip)
    {
        const string Distribution = ".deps/greet-1.0-py2.py3-none-any.whl/";
        var inDistribution = zip.Entries
            .Where(entry => entry.FullName.StartsWith(Distribution, StringComparison.Ordinal))
            .Select(entry => (Path: entry.FullName[Distribution.Length..], Attributes: (uint)entry.ExternalAttributes >> 16))
            .Where(
                entry => entry.Path.EndsWith(".py", StringComparison.Ordinal) || entry.Path.EndsWith('/')
                    || entry.Path.Contains("bin/", StringComparison.Ordinal))
            .Select(entry => $"{Convert.ToString(entry.Attributes, 8)} {entry.Path}");
        var folders = zip.Entries.Where(entry => entry.FullName.EndsWith('/')).Select(entry => $"folder {entry.CompressedLength}").Distinct();
        return string.Join('\n', inDistribution.Order(StringComparer.Ordinal).Concat(folders));
    }
}
