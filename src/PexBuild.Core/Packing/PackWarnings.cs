using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Manifests;
using PexBuild.Packaging;
using PexBuild.Pex;

namespace PexBuild.Packing;

/// <summary>Finds the warnings about a PEX that is packed.</summary>
internal sealed class PackWarnings(PackSource source, IReadOnlyList<PackedDistribution> distributions, IReadOnlyList<string> requirements)
{
    /// <summary>The project that a requirement names.</summary>
    /// <returns><see langword="null"/> if the requirement cannot be parsed.</returns>
    public static string? ProjectOf(string requirement)
    {
        try
        {
            return Requirement.Parse(requirement).Name;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public IEnumerable<PexDiagnostic> All()
    {
        var own = Own().OrderBy(path => path, StringComparer.Ordinal).ToArray();
        if (own.Length > 0)
            yield return PexErrors.OwnFilesEdited.Warning(source.Pex.Path, own[0], Counts.AndMore(own.Length - 1));
        foreach (var distribution in distributions.Where(distribution => distribution.IsAdded && distribution.Source.Metadata.Metadata is null))
            yield return PexErrors.AddedWithoutMetadata.Warning(source.Pex.Path, distribution.Name);
        foreach (var requirement in requirements.Where(IsWithoutDistribution))
            yield return PexErrors.RequirementWithoutDistribution.Warning(source.Pex.Path, requirement);
    }

    /// <summary>Edited generated files that have no counterpart in a PEX.</summary>
    private IEnumerable<string> Own() => source.Pex.Manifest is not { } manifest ? [] : source.Edited()
        .Where(
            path => manifest.Files.TryGetValue(path, out var file) && file.Origin == ManifestFile.Generated && File.Exists(Path.Combine(source.Pex.Path, path)))
        .Where(path => path is not (PexNames.EntryScript or PexBuildFolder.Preamble));

    private bool IsWithoutDistribution(string requirement) =>
        source.KnowsEdits && source.Edited(PexNames.DistributionsPrefix).Any() && ProjectOf(requirement) is { } project
            && !distributions.Any(distribution => ProjectName.AreEqual(distribution.Source.ProjectName, project));
}
