using PexBuild.Pex;

namespace PexBuild.Comparing;

/// <summary>A distribution that differs between two PEX files.</summary>
public sealed class DistributionChange
{
    internal DistributionChange(PexDistribution? old, PexDistribution? current)
    {
        Old = old;
        New = current;
    }

    /// <summary>How it changed; a different version of a project counts as changed.</summary>
    public ChangeKind Kind => Old is null ? ChangeKind.Added : New is null ? ChangeKind.Removed : ChangeKind.Changed;

    /// <summary>The distribution in the first PEX; <see langword="null"/> if it was added.</summary>
    public PexDistribution? Old { get; }

    /// <summary>The distribution in the second PEX; <see langword="null"/> if it was removed.</summary>
    public PexDistribution? New { get; }

    /// <summary>The project's name.</summary>
    public string ProjectName => (New ?? Old)!.ProjectName;
}
