using PexBuild.Pex;

namespace PexBuild.Comparing;

/// <summary>A distribution that is not the same in two PEX files.</summary>
public sealed class DistributionChange
{
    internal DistributionChange(PexDistribution? old, PexDistribution? current)
    {
        Old = old;
        New = current;
    }

    /// <summary>What became of it; another version of a project is a change.</summary>
    public ChangeKind Kind => Old is null ? ChangeKind.Added : New is null ? ChangeKind.Removed : ChangeKind.Changed;

    /// <summary>That of the first PEX.</summary>
    public PexDistribution? Old { get; }

    /// <summary>That of the second PEX.</summary>
    public PexDistribution? New { get; }

    /// <summary>The project's name.</summary>
    public string ProjectName => (New ?? Old)!.ProjectName;
}
