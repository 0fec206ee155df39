using PexBuild.Files;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>A zip that packing makes: the PEX itself, or one inside a folder of the packed layout.</summary>
internal sealed class ZipArchive
{
    // What is compressed at once; a larger file is compressed on its way to the disk.
    private const long BatchBytes = 32 << 20;
    private const long LargeFile = 8 << 20;

    /// <summary>Text in front of the zip.</summary>
    public byte[] Prelude { get; init; } = [];

    public required IReadOnlyList<PlannedFile> Files { get; init; }

    /// <summary>Whether files are compressed.</summary>
    public required bool Compress { get; init; }

    /// <summary>Whether folders have entries.</summary>
    public required bool HasFolders { get; init; }

    /// <summary>Files that are never compressed: wheels, which are zips themselves.</summary>
    public Func<PlannedFile, bool> IsStored { get; init; } = _ => false;

    public void Write(Stream target, CancellationToken cancellation)
    {
        using var zip = new ZipArchiveWriter(target, Prelude);
        var block = new byte[64 * 1024];
        foreach (var batch in Batches(Items()))
        {
            cancellation.ThrowIfCancellationRequested();
            var deflated = new DeflatedFile?[batch.Count];
            Parallel.For(0, batch.Count, i => deflated[i] = batch[i].File is { } file && IsDeflatedAhead(file) ? DeflatedFile.Of(file) : null);
            for (var i = 0; i < batch.Count; i++)
            {
                if (batch[i].File is not { } file)
                    zip.AddFolder(batch[i].Path);
                else if (deflated[i] is { } bytes)
                    zip.Add(file, bytes);
                else
                    zip.Add(file, Compress && !IsStored(file), block);
            }
        }

        zip.Finish();
    }

    private static IEnumerable<List<(string Path, PlannedFile? File)>> Batches(IEnumerable<(string Path, PlannedFile? File)> items)
    {
        var batch = new List<(string, PlannedFile?)>();
        long bytes = 0;
        foreach (var item in items)
        {
            batch.Add(item);
            bytes += item.File?.Length ?? 0;
            if (bytes < BatchBytes && batch.Count < 1024)
                continue;
            yield return batch;
            batch = [];
            bytes = 0;
        }

        yield return batch;
    }

    private bool IsDeflatedAhead(PlannedFile file) => Compress && file.Length <= LargeFile && !IsStored(file);

    /// <summary>Files, and the folders that they are in: folder by folder, each before what is in it.</summary>
    private IEnumerable<(string Path, PlannedFile? File)> Items()
    {
        var items = Files.Select(file => (file.Path, (PlannedFile?)file));
        if (HasFolders)
            items = items.Concat(Folders().Select(folder => (folder, (PlannedFile?)null)));
        // A folder's name is complete before the next character counts.
        return items.OrderBy(item => item.Item1.Replace('/', '\0'), CodePointComparer.Instance);
    }

    private HashSet<string> Folders()
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Files)
            for (var slash = file.Path.IndexOf('/'); slash >= 0; slash = file.Path.IndexOf('/', slash + 1))
                folders.Add(file.Path.Substring(0, slash));
        return folders;
    }
}
