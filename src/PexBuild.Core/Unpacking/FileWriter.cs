using System.Collections.Concurrent;
using System.Security.Cryptography;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Manifests;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>Writes planned files into a fresh folder that nobody else writes to, several at once, and hashes them on the way.</summary>
internal sealed class FileWriter
{
    private const int BlockSize = 64 * 1024;

    // Files need inflating and creating, both of which scale with cores; beyond eight the file system is the limit.
    private static readonly int s_workers = Math.Max(2, Math.Min(Environment.ProcessorCount, 8));

    private readonly string _folder;
    private readonly IReadOnlyDictionary<string, ManifestFile>? _there;
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    private FileWriter(string folder, IReadOnlyDictionary<string, ManifestFile>? there)
    {
        _folder = folder;
        _there = there;
    }

    /// <param name="folder">Where to write them.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="there">Files of the target that are as this says: those that would be written the same again are not.</param>
    /// <param name="unwritten">What is only read.</param>
    /// <returns>The SHA-256 of each file, by its path.</returns>
    public static IReadOnlyDictionary<string, string> Write(string folder, IReadOnlyList<PlannedFile> files, CancellationToken cancellation, IReadOnlyDictionary<string, ManifestFile>? there = null, IReadOnlyList<UnwrittenData>? unwritten = null)
    {
        if (there is null)
            CreateFolders(folder, files);
        var writer = new FileWriter(folder, there);
        writer.Run(Steps(files, unwritten ?? []), Math.Min(s_workers, Math.Max(1, files.Count / 16)), cancellation);
        return writer._hashes;
    }

    /// <summary>What must be done in a row, by one worker. Files whose contents make one hash must; they come first, the largest lot ahead, so that no worker is left alone with one.</summary>
    private static List<Step> Steps(IReadOnlyList<PlannedFile> files, IReadOnlyList<UnwrittenData> unwritten)
    {
        var lots = files.Where(file => file.Hash is not null).GroupBy(file => file.Hash).OrderByDescending(lot => lot.Sum(file => file.Length));
        var steps = lots.Select(lot => new Step([.. lot.OrderBy(file => file.Path, CodePointComparer.Instance)], null, lot.Key)).ToList();
        steps.AddRange(unwritten.Select(data => new Step([], data, data.Hash)));
        steps.AddRange(files.Where(file => file.Hash is null).Select(file => new Step([file], null, null)));
        return steps;
    }

    private void Run(List<Step> steps, int count, CancellationToken cancellation)
    {
        var next = -1;

        // One step at a time: with batches, or a split made beforehand, one worker ends up with all the large files.
        void Work()
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var block = new byte[BlockSize];
            for (int index; (index = Interlocked.Increment(ref next)) < steps.Count;)
                Do(steps[index], hash, block, cancellation);
        }

        void WorkOrStopAll()
        {
            try
            {
                Work();
            }
            catch
            {
                Interlocked.Exchange(ref next, steps.Count);
                throw;
            }
        }

        var workers = new Task[count];
        for (var i = 0; i < workers.Length; i++)
            workers[i] = Task.Run(WorkOrStopAll, CancellationToken.None);
        try
        {
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException several)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(several.Flatten().InnerExceptions[0]).Throw();
        }
    }

    private void Do(Step step, IncrementalHash hash, byte[] block, CancellationToken cancellation)
    {
        using var passing = step.Hash?.Begin();
        foreach (var file in step.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            _hashes[file.Path] = _there is not null && _there.TryGetValue(file.Path, out var same) ? WriteIfOther(file, same, hash, passing, block) : Write(file, hash, passing, block);
        }

        if (step.Unwritten is { } data)
        {
            cancellation.ThrowIfCancellationRequested();
            using var content = data.Open();
            for (int read; (read = content.Read(block, 0, block.Length)) > 0;)
                passing?.AppendData(block, 0, read);
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
            for (var end = file.Path.IndexOf('/'); end >= 0; end = file.Path.IndexOf('/', end + 1))
                made.Add(file.Path.Substring(0, end));
            FileModes.CreateFolder(FullPath(root, file.Path.Substring(0, slash)));
        }
    }

    // Most files are the same in the next version of a PEX. Reading those that only have the same length twice costs less than writing those that are the same.
    private string WriteIfOther(PlannedFile file, ManifestFile there, IncrementalHash hash, IncrementalHash? passing, byte[] block)
    {
        if (file.Length == there.Length && file.IsExecutable == there.IsExecutable)
        {
            using var content = file.Open();
            for (int read; (read = content.Read(block, 0, block.Length)) > 0;)
            {
                hash.AppendData(block, 0, read);
                passing?.AppendData(block, 0, read);
            }

            if (Hex.Lower(hash.GetHashAndReset()) == there.Sha256)
                return there.Sha256;
            passing = null;
        }

        return Write(file, hash, passing, block);
    }

    private string Write(PlannedFile file, IncrementalHash hash, IncrementalHash? passing, byte[] block)
    {
        if (_there is not null)
            FileModes.CreateFolder(Path.GetDirectoryName(FullPath(_folder, file.Path))!);
        using var content = file.Open();
        using (var target = FileModes.CreateFile(FullPath(_folder, file.Path), file.IsExecutable))
        {
            for (int read; (read = content.Read(block, 0, block.Length)) > 0;)
            {
                target.Write(block, 0, read);
                hash.AppendData(block, 0, read);
                passing?.AppendData(block, 0, read);
            }
        }

        return Hex.Lower(hash.GetHashAndReset());
    }

    private static string FullPath(string folder, string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));

    private sealed record Step(PlannedFile[] Files, UnwrittenData? Unwritten, PassingHash? Hash);
}
