using PexBuild.Diagnostics;
using PexBuild.Json;
using PexBuild.Layout;

namespace PexBuild.Comparing;

/// <summary>What differs between two PEX files, or folders that such were unpacked to.</summary>
/// <remarks>
/// They are compared as they would be unpacked, so layout, compression and times make no difference, nor does what this library puts into a folder.
/// Boot code that differs only in the <c>pex_hash</c> it names, which every other change changes too, counts as the same.
/// </remarks>
public sealed class PexComparison
{
    private PexComparison(PexFile old, PexFile current, IReadOnlyList<DistributionChange> distributions, IReadOnlyList<FileChange> files, IReadOnlyList<InfoChange> info)
    {
        Old = old;
        New = current;
        Distributions = distributions;
        Files = files;
        Info = info;
    }

    /// <summary>The first PEX.</summary>
    public PexFile Old { get; }

    /// <summary>The second PEX.</summary>
    public PexFile New { get; }

    /// <summary>Distributions that were added, removed or changed, by project.</summary>
    public IReadOnlyList<DistributionChange> Distributions { get; }

    /// <summary>Files that were added, removed or changed, by path; those of added and removed distributions too.</summary>
    public IReadOnlyList<FileChange> Files { get; }

    /// <summary>Keys of PEX-INFO with other values, by name.</summary>
    public IReadOnlyList<InfoChange> Info { get; }

    /// <summary>Whether there is no difference.</summary>
    public bool AreSame => Distributions.Count == 0 && Files.Count == 0 && Info.Count == 0;

    /// <summary>Compares. Both must stay open while the result is used.</summary>
    /// <exception cref="PexException">Data are damaged.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static PexComparison Compare(PexFile old, PexFile current, CancellationToken cancellation = default)
    {
        try
        {
            var pairs = DistributionPair.Match(old.Distributions, current.Distributions);
            var files = new FileComparison(old, current, pairs).Compare(cancellation);
            return new PexComparison(old, current, [.. Changed(pairs, files)], files, [.. CompareInfo(old.Info.Json, current.Info.Json)]);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new PexException(PexErrors.CannotRead.Error(current.Path, refused.Message).Diagnostic, refused);
        }
    }

    private static IEnumerable<DistributionChange> Changed(IReadOnlyList<DistributionPair> pairs, IReadOnlyList<FileChange> files) => pairs
        .Where(pair => pair.Old is null || pair.New is null || pair.Old.FileName != pair.New.FileName || files.Any(file => file.Path.StartsWith(pair.New.Path + "/", StringComparison.Ordinal) || file.Path.StartsWith(pair.Old.Path + "/", StringComparison.Ordinal)))
        .Select(pair => new DistributionChange(pair.Old, pair.New))
        .OrderBy(change => Packaging.ProjectName.Normalize(change.ProjectName), StringComparer.Ordinal);

    private static IEnumerable<InfoChange> CompareInfo(JsonObject old, JsonObject current) => old.Select(member => member.Key)
        .Union(current.Select(member => member.Key), StringComparer.Ordinal)
        .Where(key => !Equals(old[key], current[key]))
        .OrderBy(key => key, StringComparer.Ordinal)
        .Select(key => new InfoChange(key, old[key], current[key]));
}
