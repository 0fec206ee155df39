using PexBuild.Packaging;
using PexBuild.Pex;

namespace PexBuild.Comparing;

/// <summary>The counterparts of a distribution in two PEX files.</summary>
internal sealed class DistributionPair(PexDistribution? old, PexDistribution? current)
{
    public PexDistribution? Old { get; } = old;

    public PexDistribution? New { get; } = current;

    /// <summary>
    /// Pairs distributions: first those with the same file name, then those of projects of which each side has exactly one left. A project may occur
    /// several times, for several platforms.
    /// </summary>
    public static IReadOnlyList<DistributionPair> Match(IReadOnlyList<PexDistribution> old, IReadOnlyList<PexDistribution> current)
    {
        var pairs = old.Join(current, left => left.FileName, right => right.FileName, (left, right) => new DistributionPair(left, right),
            StringComparer.Ordinal).ToList();
        var oldLeft = old.Except(pairs.Select(pair => pair.Old!)).ToLookup(Project, StringComparer.Ordinal);
        var newLeft = current.Except(pairs.Select(pair => pair.New!)).ToLookup(Project, StringComparer.Ordinal);
        foreach (var project in oldLeft.Select(group => group.Key).Union(newLeft.Select(group => group.Key), StringComparer.Ordinal))
        {
            PexDistribution[] left = [.. oldLeft[project]], right = [.. newLeft[project]];
            if (left.Length == 1 && right.Length == 1)
            {
                pairs.Add(new DistributionPair(left[0], right[0]));
                continue;
            }

            pairs.AddRange(left.Select(distribution => new DistributionPair(distribution, null)));
            pairs.AddRange(right.Select(distribution => new DistributionPair(null, distribution)));
        }

        return pairs;
    }

    /// <summary>The path in the second distribution of a file of the first: the names of metadata folders contain the version.</summary>
    public string NewPath(string relativePath)
    {
        if (Old?.Metadata.DistInfo is not { } oldInfo || New?.Metadata.DistInfo is not { } newInfo || oldInfo == newInfo)
            return relativePath;
        var (oldStem, newStem) = (Stem(oldInfo), Stem(newInfo));
        foreach (var suffix in (string[])[".dist-info/", ".pex-info/", ".data/"])
        {
            if (relativePath.StartsWith(oldStem + suffix, StringComparison.Ordinal))
                return newStem + relativePath.Substring(oldStem.Length);
        }

        return relativePath;
    }

    private static string Project(PexDistribution distribution) => ProjectName.Normalize(distribution.ProjectName);

    private static string Stem(string distInfo) => distInfo.Substring(0, distInfo.Length - ".dist-info".Length);
}
