using PexBuild.Json;

namespace PexBuild.Packaging;

/// <summary>Holds the code to Python's <c>packaging</c>, in every release of it that this machine has.</summary>
[TestClass]
public sealed class PackagingOracleTests
{
    private static readonly string[] s_operators = ["==", "!=", "<", "<=", ">", ">=", "~=", "==="];

    [TestMethod]
    public void Versions_are_read_and_normalised_as_packaging_does()
    {
        string[] spellings =
        [
            .. VersionSamples.Many, "v1.0", "V1", " 1.0\n", "1.0-RC_1", "1.0.Alpha.2", "1.0a.", "1.0-", "1.0a-1", "1.0-1", "1.0--1", "1.0r4", "1.0.rev-4",
            "1.0c1",
            "1.0preview2", "1.0pre", "1.0.dev", "1.0-dev_3", "1.0devel", "1.0_post_2", "1.0+Ubuntu-1_2.3", "1.0+007.a", "1.0+", "1.0+a..b", "01.002.0003",
            "1!2.0", "1!", "!1", "",
            "x", "1.x", "2004d", "1.0.0.0", "1.", ".1", "1..2", "1.0a1b2", "1.0rc1-2.dev3", "1.0 a1", "1.0é", "１.0", "1.0+é", "1.0post", "1.0post1.post2",
            "1.0dev1+x",
        ];
        foreach (var oracle in PackagingOracle.Require(oracle => oracle.IsStrict))
        {
            var answers = oracle.Ask([.. spellings.Select(text => new JsonArray("normal", text))]);
            for (var i = 0; i < spellings.Length; i++)
                Assert.AreEqual(answers[i].AsString, Pep440Version.TryParse(spellings[i], out var version) ? version.ToString() : null, $"'{spellings[i]}'");
        }
    }

    [TestMethod]
    public void Versions_are_ordered_as_packaging_does()
    {
        var pairs = VersionSamples.Many.SelectMany((left, i) => VersionSamples.Many.Where((_, j) => (i + (7 * j)) % 701 == 0), (left, right) => (left, right))
            .ToList();
        foreach (var oracle in PackagingOracle.Require(_ => true))
        {
            var answers = oracle.Ask([.. pairs.Select(pair => new JsonArray("order", pair.left, pair.right))]);
            for (var i = 0; i < pairs.Count; i++)
                Assert.AreEqual(answers[i], (JsonValue)Math.Sign(Pep440Version.Parse(pairs[i].left).CompareTo(Pep440Version.Parse(pairs[i].right))),
                    pairs[i].ToString());
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Specifiers_take_what_packaging_takes(bool prereleases)
    {
        var specifiers = s_operators.SelectMany(@operator => VersionSamples.Bounds, (@operator, bound) => @operator + bound).Where(IsSound).Append("")
            .Append(">=1.0,<2,!=1.5").ToList();
        var questions = specifiers.SelectMany(specifier => VersionSamples.Few, (specifier, version) => (specifier, version)).ToList();
        foreach (var oracle in PackagingOracle.Require(oracle => oracle.IsStrict))
        {
            var answers = oracle.Ask(
                [.. questions.Select(question => new JsonArray("contains", question.specifier, question.version, prereleases ? true : JsonValue.Null))]);
            for (var i = 0; i < questions.Count; i++)
            {
                var (specifier, version) = questions[i];
                if (answers[i] is JsonBoolean expected)
                    Assert.AreEqual(expected.Value, VersionSpecifierSet.Parse(specifier).Contains(version, prereleases), $"{version} in {specifier}");
                else if (!specifier.StartsWith("===", StringComparison.Ordinal)) // packaging asks of any text whether it is a pre-release
                    Assert.IsTrue(!VersionSpecifierSet.TryParse(specifier, out var read) || read.Clauses.Any(clause => clause.IsLegacy),
                        $"{specifier} is {answers[i]}");
            }
        }
    }

    [TestMethod]
    public void Specifiers_from_before_PEP_440_take_what_packaging_took()
    {
        string[] specifiers = [
            "<1.0-alpha-x", ">1.0-x-dev", "<=1.0-rc-x", ">=1.0--final", "==2004d", "!=2004d", ">dev", ">=2004b", "<2005", "<=1.0-foo", ">=3.6.*", ">2.7.*",
            "<3.*", "==1.0.dev-r1716", ">=1.0", "!=1.0", "",
        ];
        string[] versions = [
            "2004d", "2004b", "2005a", "1.0-foo", "1.0", "3.6.1", "3.5.2", "2.7.18", "2.6.9", "1.0.dev-r1716", "dev", "0.1-preview-2", "4.0", "1.0-dev-x",
            "1.0-beta-x", "1.0-x-rc", "1.0-x-0", "1.0.0-x", "1.0--final-1", "1.0-pre-x", "1.0_x!y",
        ];
        foreach (var oracle in PackagingOracle.Require(oracle => !oracle.IsStrict))
        {
            foreach (var specifier in specifiers)
            {
                var answers = oracle.Ask([.. versions.Select(version => new JsonArray("contains", specifier, version, true))]);
                for (var i = 0; i < versions.Length; i++)
                    Assert.AreEqual(answers[i], (JsonValue)VersionSpecifierSet.Parse(specifier).Contains(versions[i], prereleases: true),
                        $"{versions[i]} in {specifier}");
            }
        }
    }

    [TestMethod]
    public void Requirements_are_read_as_packaging_does()
    {
        foreach (var oracle in PackagingOracle.Require(_ => true))
        {
            var answers = oracle.Ask([.. RequirementSamples.All.Select(text => new JsonArray("requirement", text))]);
            for (var i = 0; i < answers.Count; i++)
            {
                if (answers[i] is JsonArray expected && (oracle.IsStrict || !RequirementSamples.Incomplete.Contains(RequirementSamples.All[i])))
                    Assert.AreEqual(expected, Describe(RequirementSamples.All[i]), RequirementSamples.All[i]);
                else if (oracle.IsStrict && !RequirementSamples.Legacy.Contains(RequirementSamples.All[i]))
                    Assert.ThrowsExactly<FormatException>(() => Requirement.Parse(RequirementSamples.All[i]), RequirementSamples.All[i]);
            }
        }
    }

    /// <summary>packaging forgets the 'v' when it makes the prefix of a compatible release.</summary>
    private static bool IsSound(string specifier) => specifier != "~=v1.0";

    private static JsonArray Describe(string text)
    {
        var requirement = Requirement.Parse(text);
        return new JsonArray(
            requirement.Name,
            JsonArray.FromStrings(requirement.Extras.Distinct().Order(StringComparer.Ordinal)),
            JsonArray.FromStrings(requirement.Specifiers.Clauses.Select(clause => clause.ToString()).Distinct().Order(StringComparer.Ordinal)),
            requirement.Url,
            requirement.Marker is not null);
    }
}
