namespace PexBuild.Running;

/// <summary>An unpacked folder that <see cref="RunCache"/> gave. While it is not disposed it is not swept.</summary>
public sealed class CachedFolder : IDisposable
{
    // A program may run for longer than an unused folder is kept.
    private static readonly TimeSpan StampedEvery = TimeSpan.FromHours(12);

    private readonly string? _temporary;
    private readonly Timer? _stamping;

    private CachedFolder(string path, string? temporary, Timer? stamping)
    {
        Path = path;
        _temporary = temporary;
        _stamping = stamping;
    }

    /// <summary>The folder to run, absolute.</summary>
    public string Path { get; }

    /// <summary>A folder that stays in the cache, with the file whose time says when it was used.</summary>
    internal static CachedFolder Kept(string path, string stamp) =>
        new(path, null, new Timer(_ => CacheFolder.Touch(stamp), null, StampedEvery, StampedEvery));

    /// <summary>A folder that is used once, in a temporary folder of its own.</summary>
    internal static CachedFolder Temporary(string path, string temporary) => new(path, temporary, null);

    /// <summary>Removes what is not kept.</summary>
    public void Dispose()
    {
        _stamping?.Dispose();
        if (_temporary is not null)
            CacheFolder.Remove(_temporary);
    }
}
