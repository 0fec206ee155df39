using PexBuild.Files;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>A zip that packing creates: the PEX itself, or a zip inside a folder of the packed layout.</summary>
internal sealed class ZipArchive
{
    // The amount that is encoded in parallel at a time; a large file is encoded while it is written.
    private const long BatchBytes = 32 << 20;
    private const long LargeFile = 8 << 20;

    /// <summary>The bytes before the zip.</summary>
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
        var zip = new ZipArchiveWriter(target, Prelude);
        var encoder = new ZipEncoder();
        foreach (var batch in Batches(Items()))
        {
            var small = batch.Where(item => item.File?.Length <= LargeFile).ToArray();
            Workers.ForEach(small, static () => new ZipEncoder(), (item, own) => item.Encode(own, IsCompressed(item.File!)),
                Math.Min(Workers.Count, small.Length), cancellation);
            foreach (var item in batch)
            {
                cancellation.ThrowIfCancellationRequested();
                if (item.File is not { } file)
                    zip.AddFolder(item.Path);
                else if (item.Encoded is { } encoded)
                    zip.Add(file, IsCompressed(file), encoded, item.Crc);
                else
                    zip.Add(file, IsCompressed(file), encoder);
            }
        }

        zip.Finish();
    }

    private static IEnumerable<List<Item>> Batches(IEnumerable<Item> items)
    {
        var batch = new List<Item>();
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

    private bool IsCompressed(PlannedFile file) => Compress && !IsStored(file);

    /// <summary>The files and their folders, sorted so that each folder comes before its content.</summary>
    private IEnumerable<Item> Items()
    {
        var items = Files.Select(file => new Item(file.Path, file));
        if (HasFolders)
            items = items.Concat(Folders().Select(folder => new Item(folder, null)));
        // Compare paths part by part: '/' sorts before all other characters.
        return items.OrderBy(item => item.Path.Replace('/', '\0'), CodePointComparer.Instance);
    }

    private HashSet<string> Folders()
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Files)
            folders.UnionWith(FolderPaths.Parents(file.Path).TakeWhile(folder => !folders.Contains(folder)));
        return folders;
    }

    /// <summary>A file or a folder.</summary>
    private sealed class Item(string path, PlannedFile? file)
    {
        public string Path => path;

        public PlannedFile? File => file;

        /// <summary>The content as stored in the zip, once it has been encoded.</summary>
        public byte[]? Encoded { get; private set; }

        public uint Crc { get; private set; }

        public void Encode(ZipEncoder encoder, bool compress)
        {
            using var content = file!.Open();
            using var encoded = new MemoryStream();
            Crc = encoder.Write(content, compress, encoded);
            Encoded = encoded.ToArray();
        }
    }
}
