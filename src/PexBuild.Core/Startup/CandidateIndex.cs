using PexBuild.Packaging;

namespace PexBuild.Startup;

/// <summary>Finds the distributions that satisfy a requirement, for any Python.</summary>
internal sealed class CandidateIndex
{
    private readonly IReadOnlyList<StartupDistribution> _distributions;
    private readonly ILookup<string, int> _byProject;

    public CandidateIndex(IReadOnlyList<StartupDistribution> distributions)
    {
        _distributions = distributions;
        _byProject = Enumerable.Range(0, distributions.Count)
            .OrderByDescending(index => distributions[index].Version, Comparer<string>.Create(CompareVersions))
            .ThenBy(index => distributions[index].Folder, StringComparer.Ordinal)
            .ToLookup(index => ProjectName.Normalize(distributions[index].Project), StringComparer.Ordinal);
    }

    /// <summary>
    /// The indexes of the distributions, highest version first. A URL does not restrict the version, and pre-releases are treated like final ones.
    /// </summary>
    public IEnumerable<int> Find(Requirement requirement) =>
        _byProject[requirement.Project].Where(index => requirement.Specifiers.Contains(_distributions[index].Version, prereleases: true));

    /// <summary>Compares versions; those that are not PEP 440 versions sort before all others.</summary>
    private static int CompareVersions(string left, string right)
    {
        var leftIsKnown = Pep440Version.TryParse(left, out var leftVersion);
        var rightIsKnown = Pep440Version.TryParse(right, out var rightVersion);
        if (leftIsKnown && rightIsKnown)
            return leftVersion!.CompareTo(rightVersion);
        return leftIsKnown || rightIsKnown ? leftIsKnown.CompareTo(rightIsKnown) : LegacyVersion.Compare(left, right);
    }
}
