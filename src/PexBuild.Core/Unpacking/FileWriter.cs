using System.Collections.Concurrent;
using System.Security.Cryptography;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Manifests;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>Writes planned files in parallel into a new folder that no other process writes to, and hashes them while writing.</summary>
internal sealed class FileWriter
{
    private readonly string _folder;
    private readonly IReadOnlyDictionary<string, ManifestFile>? _there;
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    private FileWriter(string folder, IReadOnlyDictionary<string, ManifestFile>? there)
    {
        _folder = folder;
        _there = there;
    }

    /// <param name="folder">The folder to write to.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <param name="there">Files that need not be written if they match this, because the target has them already or is not to have them.</param>
    /// <param name="unwritten">Data that are only read, to be hashed.</param>
    /// <returns>The SHA-256 of each file, by its path.</returns>
    public static IReadOnlyDictionary<string, string> Write(string folder, IReadOnlyList<PlannedFile> files, CancellationToken cancellation,
        IReadOnlyDictionary<string, ManifestFile>? there = null, IReadOnlyList<UnwrittenData>? unwritten = null)
    {
        if (there is null)
            CreateFolders(folder, files);
        var writer = new FileWriter(folder, there);
        // Starting a thread takes as long as writing several files.
        Workers.ForEach(Steps(files, unwritten ?? []), static () => new HashingCopy(), (step, copy) => writer.Do(step, copy, cancellation),
            Math.Min(Workers.Count, files.Count / 16), cancellation);
        return writer._hashes;
    }

    /// <summary>
    /// Splits the work into steps, each done by one worker. Files that are combined into one hash form one step; those steps come first, the largest
    /// ahead, so that no worker is still busy with one when the others have finished.
    /// </summary>
    private static List<Step> Steps(IReadOnlyList<PlannedFile> files, IReadOnlyList<UnwrittenData> unwritten)
    {
        var lots = files.Where(file => file.Hash is not null).GroupBy(file => file.Hash).OrderByDescending(lot => lot.Sum(file => file.Length));
        var steps = lots.Select(lot => new Step([.. lot.OrderBy(file => file.Path, CodePointComparer.Instance)], null, lot.Key)).ToList();
        steps.AddRange(unwritten.Select(data => new Step([], data, data.Hash)));
        steps.AddRange(files.Where(file => file.Hash is null).Select(file => new Step([file], null, null)));
        return steps;
    }

    private void Do(Step step, HashingCopy copy, CancellationToken cancellation)
    {
        using var passing = step.Hash?.Begin();
        foreach (var file in step.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            _hashes[file.Path] = _there is not null && _there.TryGetValue(file.Path, out var same)
                ? WriteIfOther(file, same, copy, passing)
                : Write(file, copy, passing);
        }

        if (step.Unwritten is { } data)
        {
            cancellation.ThrowIfCancellationRequested();
            using var content = data.Open();
            copy.Run(content, other: passing);
        }

        if (passing is not null)
            step.Hash!.End(passing);
    }

    private static void CreateFolders(string root, IReadOnlyList<PlannedFile> files)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var slash = file.Path.LastIndexOf('/');
            if (slash < 0 || !made.Add(file.Path.Substring(0, slash)))
                continue;
            made.UnionWith(FolderPaths.Parents(file.Path));
            FileModes.CreateFolder(FolderPaths.At(root, file.Path.Substring(0, slash)));
        }
    }

    // Most files are the same in the next version of a PEX. Reading the few with equal length but different content twice costs less than
    // writing all unchanged files.
    private string WriteIfOther(PlannedFile file, ManifestFile there, HashingCopy copy, IncrementalHash? passing)
    {
        if (file.Length == there.Length && file.IsExecutable == there.IsExecutable)
        {
            using var content = file.Open();
            if (copy.Run(content, other: passing) == there.Sha256)
                return there.Sha256;
            passing = null;
        }

        return Write(file, copy, passing);
    }

    private string Write(PlannedFile file, HashingCopy copy, IncrementalHash? passing)
    {
        var path = FolderPaths.At(_folder, file.Path);
        if (_there is not null)
            FileModes.CreateFolder(Path.GetDirectoryName(path)!);
        using var content = file.Open();
        using var target = FileModes.CreateFile(path, file.IsExecutable);
        return copy.Run(content, target, passing);
    }

    private sealed record Step(PlannedFile[] Files, UnwrittenData? Unwritten, PassingHash? Hash);
}
