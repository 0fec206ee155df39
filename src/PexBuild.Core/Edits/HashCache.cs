using System.Text;
using PexBuild.Files;

namespace PexBuild.Edits;

/// <summary>
/// Caches the hashes of a folder's files between runs of <c>status</c>, in the user's cache folder, so that only changed files are read.
/// </summary>
/// <remarks>
/// A file counts as unchanged if its size, modification time and creation time are the cached ones (as in git's index).
/// A file that was written within two seconds of being read is not cached: it may be written again and keep its time. Cached hashes are
/// only used for display; every operation that writes to the folder reads the files themselves.
/// </remarks>
internal sealed class HashCache
{
    private const int Version = 1;

    // FAT has the coarsest timestamps of all file systems in use.
    private static readonly TimeSpan s_clockGrain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_keptUnused = TimeSpan.FromDays(30);

    private readonly string _file;
    private readonly DateTime _started = DateTime.UtcNow;
    private readonly Dictionary<string, Remembered> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Remembered> _current = new(StringComparer.Ordinal);
    private bool _isChanged;

    private HashCache(string file) => _file = file;

    /// <summary>The number of files that had to be read.</summary>
    public int ReadCount { get; private set; }

    /// <summary>Opens the cache for a folder; <see langword="null"/> if there is no user cache folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="forget">Whether to start with an empty cache.</param>
    public static HashCache? For(string folder, bool forget = false)
    {
        if (UserFolders.Cache() is not { } root)
            return null;
        var name = Sha256Hex.Compute(Encoding.UTF8.GetBytes(FolderPaths.Full(folder))).Substring(0, 40);
        return At(Path.Combine(root, "status", name), forget);
    }

    internal static HashCache At(string file, bool forget = false)
    {
        var cache = new HashCache(file);
        if (!forget)
            cache.Load();
        return cache;
    }

    public string? Find(DiskFile file)
    {
        if (!_known.TryGetValue(file.Path, out var known) || known.Length != file.Length || known.Written != file.LastWriteUtc.Ticks
            || known.Created != file.CreatedUtc.Ticks)
            return null;
        _current[file.Path] = known;
        return known.Sha256;
    }

    public void Add(DiskFile file)
    {
        ReadCount++;
        if (_started - file.LastWriteUtc < s_clockGrain)
            return;
        _current[file.Path] = new Remembered(file.Length, file.LastWriteUtc.Ticks, file.CreatedUtc.Ticks, file.Sha256!);
        _isChanged = true;
    }

    /// <summary>Writes the cache for the next run. It is not an error if that fails.</summary>
    public void Save()
    {
        try
        {
            if (!_isChanged && _current.Count == _known.Count)
            {
                if (_known.Count > 0 && CacheFolder.IsOlder(_file, TimeSpan.FromDays(1)))
                    File.SetLastWriteTimeUtc(_file, _started);
                return;
            }

            var folder = Path.GetDirectoryName(_file)!;
            if (!CacheFolder.Prepare(folder))
                return;
            foreach (var other in Directory.GetFiles(folder))
            {
                if (CacheFolder.IsOlder(other, s_keptUnused))
                    File.Delete(other);
            }

            var content = ToBytes();
            AtomicFile.Write(_file, stream => stream.Write(content, 0, content.Length));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The next status reads all files again.
        }
    }

    private void Load()
    {
        try
        {
            if (!File.Exists(_file))
                return;
            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(_file), writable: false), Encoding.UTF8);
            if (reader.ReadInt32() != Version)
                return;
            var content = reader.ReadBytes(reader.ReadInt32());
            if (reader.ReadString() != Sha256Hex.Compute(content))
                return;
            using var files = new BinaryReader(new MemoryStream(content, writable: false), Encoding.UTF8);
            while (files.BaseStream.Position < content.Length)
                _known[files.ReadString()] = new Remembered(files.ReadInt64(), files.ReadInt64(), files.ReadInt64(), files.ReadString());
        }
        catch (Exception damaged) when (damaged is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _known.Clear();
        }
    }

    private byte[] ToBytes()
    {
        using var content = new MemoryStream();
        using (var files = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            foreach (var file in _current)
            {
                files.Write(file.Key);
                files.Write(file.Value.Length);
                files.Write(file.Value.Written);
                files.Write(file.Value.Created);
                files.Write(file.Value.Sha256);
            }
        }

        using var whole = new MemoryStream();
        using var writer = new BinaryWriter(whole, Encoding.UTF8);
        writer.Write(Version);
        writer.Write((int)content.Length);
        writer.Write(content.ToArray());
        writer.Write(Sha256Hex.Compute(content.ToArray()));
        writer.Flush();
        return whole.ToArray();
    }

    private sealed record Remembered(long Length, long Written, long Created, string Sha256);
}
