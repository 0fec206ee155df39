using PexBuild.Json;
using PexBuild.Testing;

namespace PexBuild.Packaging;

/// <summary>Python's own implementation of the standards, in every Python of this machine whose pip brings one.</summary>
internal sealed class PackagingOracle
{
    private static readonly Lazy<IReadOnlyList<PackagingOracle>> s_all = new(Find);

    private readonly string _python;

    private PackagingOracle(string python, string release)
    {
        _python = python;
        Release = Pep440Version.Parse(release);
    }

    public Pep440Version Release { get; }

    /// <summary>Whether this is one of the releases that know PEP 440 only.</summary>
    public bool IsStrict => Release >= Pep440Version.Parse("22");

    public static IReadOnlyList<PackagingOracle> Require(Func<PackagingOracle, bool> where)
    {
        var found = s_all.Value.Where(where).ToList();
        if (found.Count == 0)
            Assert.Inconclusive("Skipped: this machine has no Python whose pip brings such a release of packaging.");
        return found;
    }

    public IReadOnlyList<JsonValue> Ask(IReadOnlyList<JsonArray> questions) =>
        Ask(_python, questions) ?? throw new InvalidOperationException($"{_python} has no packaging");

    private static IReadOnlyList<JsonValue>? Ask(string python, IReadOnlyList<JsonArray> questions)
    {
        using var script = typeof(PackagingOracle).Assembly.GetManifestResourceStream("packaging_oracle.py")!;
        var result = ProcessResult.Run(python, ["-c", new StreamReader(script).ReadToEnd()], input: new JsonArray(questions).ToString());
        return result.ExitCode == 77 ? null : (JsonArray)JsonReader.Read(result.AssertExitCode(0).Output);
    }

    private static List<PackagingOracle> Find() =>
    [
        .. from python in Pythons.All
           let release = Ask(python.Path, [new JsonArray("release")])?[0].AsString
           where release is not null
           group python by release into same
           select new PackagingOracle(same.First().Path, same.Key),
    ];
}
