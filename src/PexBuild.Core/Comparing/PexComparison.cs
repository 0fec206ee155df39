using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Json;
using PexBuild.Packaging;
using PexBuild.Pex;

namespace PexBuild.Comparing;

/// <summary>The differences between two PEX files, or folders that they were unpacked to.</summary>
/// <remarks>
/// They are compared as they would be unpacked, so layout, compression and times do not matter, nor do the files that this library generates.
/// Boot code that differs only in the <c>pex_hash</c> that it contains, which any other change affects, counts as the same.
/// </remarks>
public sealed class PexComparison
{
    private readonly ICollection<string> _paths;
    private readonly FileChange? _infoFile;

    private PexComparison(PexFile old, PexFile current, IReadOnlyList<DistributionChange> distributions, FileComparison files, IReadOnlyList<InfoChange> info)
    {
        _paths = files.Paths;
        _infoFile = info.Count == 0 ? null : files.Info;
        Old = old;
        New = current;
        Distributions = distributions;
        Files = files.Changes;
        Info = info;
    }

    /// <summary>The first PEX.</summary>
    public PexFile Old { get; }

    /// <summary>The second PEX.</summary>
    public PexFile New { get; }

    /// <summary>Distributions that were added, removed or changed, sorted by project.</summary>
    public IReadOnlyList<DistributionChange> Distributions { get; }

    /// <summary>Files that were added, removed or changed, sorted by path, including those of added and removed distributions.</summary>
    public IReadOnlyList<FileChange> Files { get; }

    /// <summary>Keys of PEX-INFO with different values, sorted by name.</summary>
    public IReadOnlyList<InfoChange> Info { get; }

    /// <summary>Whether there are no differences.</summary>
    public bool AreSame => Distributions.Count == 0 && Files.Count == 0 && Info.Count == 0;

    /// <summary>Compares two PEX files. Both must stay open while the result is used.</summary>
    /// <param name="old">The first PEX, or a folder that one was unpacked to.</param>
    /// <param name="current">The second PEX, or a folder that one was unpacked to.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="PexException">The data are damaged.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static PexComparison Compare(PexFile old, PexFile current, CancellationToken cancellation = default)
    {
        try
        {
            var pairs = DistributionPair.Match(old.Distributions, current.Distributions);
            var files = new FileComparison(old, current, pairs);
            files.Compare(cancellation);
            return new PexComparison(old, current, [.. Changed(pairs, files.Changes)], files, [.. CompareInfo(old.Info.Json, current.Info.Json)]);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.CannotRead.Because(current.Path, refused);
        }
    }

    /// <summary>Selects the changed files, including PEX-INFO, that the user named.</summary>
    /// <param name="paths">The files or folders, by their paths in either PEX; an empty list selects all.</param>
    /// <exception cref="PexException">PEX2073: neither PEX has such a path.</exception>
    public IReadOnlyList<FileChange> Select(IReadOnlyList<string> paths)
    {
        var named = paths.Select(path => path.Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/')).ToArray();
        if (named.FirstOrDefault(path => !_paths.Any(known => Contains(path, known))) is { } unknown)
            throw PexErrors.PathInNeither.Error(New.Path, unknown);
        var all = _infoFile is null ? Files : [.. Files.Append(_infoFile).OrderBy(change => change.Path, CodePointComparer.Instance)];
        return [.. all.Where(
            change => named.Length == 0 || named.Any(path => Contains(path, change.Path) || change.Old is not null && Contains(path, change.Old.Path)))];
    }

    /// <summary>Writes the differences as a patch in the format of <c>git diff --binary</c>.</summary>
    /// <param name="patch">Receives the bytes; each file's line endings and encoding are kept.</param>
    /// <param name="paths">The files or folders to include, by their paths in either PEX; all by default.</param>
    /// <returns>PEX2025, a warning for each file that was left out because it is larger than <see cref="Archive.ReadLimits.PatchBytes"/>.</returns>
    /// <exception cref="PexException">PEX2073: neither PEX has such a path. Or the data are damaged.</exception>
    public IReadOnlyList<PexDiagnostic> WritePatch(Stream patch, IReadOnlyList<string>? paths = null) => ComparisonPatch.Write(this, paths ?? [], patch);

    private static bool Contains(string path, string file) => file == path || file.StartsWith(path + "/", StringComparison.Ordinal);

    private static IEnumerable<DistributionChange> Changed(IReadOnlyList<DistributionPair> pairs, IReadOnlyList<FileChange> files) => pairs
        .Where(
            pair => pair.Old is null || pair.New is null || pair.Old.FileName != pair.New.FileName
                || files.Any(
                    file => file.Path.StartsWith(pair.New.Path + "/", StringComparison.Ordinal)
                        || file.Path.StartsWith(pair.Old.Path + "/", StringComparison.Ordinal)))
        .Select(pair => new DistributionChange(pair.Old, pair.New))
        .OrderBy(change => ProjectName.Normalize(change.ProjectName), StringComparer.Ordinal);

    private static IEnumerable<InfoChange> CompareInfo(JsonObject old, JsonObject current) => old.Select(member => member.Key)
        .Union(current.Select(member => member.Key), StringComparer.Ordinal)
        .Where(key => !Equals(old[key], current[key]))
        .OrderBy(key => key, StringComparer.Ordinal)
        .Select(key => new InfoChange(key, old[key], current[key]));
}
