using System.Collections.Concurrent;
using System.Security.Cryptography;
using PexBuild.Manifests;

namespace PexBuild.Unpacking;

/// <summary>Writes planned files into a fresh folder that nobody else writes to, several at once, and hashes them on the way.</summary>
internal static class FileWriter
{
    private const int BlockSize = 64 * 1024;

    // Files need inflating and creating, both of which scale with cores; beyond eight the file system is the limit.
    private static readonly int Workers = Math.Max(2, Math.Min(Environment.ProcessorCount, 8));

    /// <param name="folder">Where to write them.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="there">Files of the target that are as this says: those that would be written the same again are not.</param>
    /// <returns>The SHA-256 of each file, by its path.</returns>
    public static IReadOnlyDictionary<string, string> Write(string folder, IReadOnlyList<PlannedFile> files, CancellationToken cancellation, IReadOnlyDictionary<string, ManifestFile>? there = null)
    {
        if (there is null)
            CreateFolders(folder, files);
        var hashes = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var next = -1;

        // One entry at a time: with batches, or a split made beforehand, one worker ends up with all the large files.
        void Work()
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var block = new byte[BlockSize];
            for (int index; (index = Interlocked.Increment(ref next)) < files.Count;)
            {
                cancellation.ThrowIfCancellationRequested();
                hashes[files[index].Path] = there is not null && there.TryGetValue(files[index].Path, out var same) ? WriteIfOther(folder, files[index], same, hash, block) : Write(folder, files[index], hash, block, there is not null);
            }
        }

        void WorkOrStopAll()
        {
            try
            {
                Work();
            }
            catch
            {
                Interlocked.Exchange(ref next, files.Count);
                throw;
            }
        }

        var workers = new Task[Math.Min(Workers, Math.Max(1, files.Count / 16))];
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

        return hashes;
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
    private static string WriteIfOther(string folder, PlannedFile file, ManifestFile there, IncrementalHash hash, byte[] block)
    {
        if (file.Length == there.Length && file.IsExecutable == there.IsExecutable)
        {
            using var content = file.Open();
            for (int read; (read = content.Read(block, 0, block.Length)) > 0;)
                hash.AppendData(block, 0, read);
            if (Text.Hex.Lower(hash.GetHashAndReset()) == there.Sha256)
                return there.Sha256;
        }

        return Write(folder, file, hash, block, makeFolder: true);
    }

    private static string Write(string folder, PlannedFile file, IncrementalHash hash, byte[] block, bool makeFolder)
    {
        if (makeFolder)
            FileModes.CreateFolder(Path.GetDirectoryName(FullPath(folder, file.Path))!);
        using var content = file.Open();
        using (var target = FileModes.CreateFile(FullPath(folder, file.Path), file.IsExecutable))
        {
            for (int read; (read = content.Read(block, 0, block.Length)) > 0;)
            {
                target.Write(block, 0, read);
                hash.AppendData(block, 0, read);
            }
        }

        return Text.Hex.Lower(hash.GetHashAndReset());
    }

    private static string FullPath(string folder, string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
}
