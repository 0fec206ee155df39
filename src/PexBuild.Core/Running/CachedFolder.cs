using PexBuild.Files;

namespace PexBuild.Running;

/// <summary>An unpacked folder that <see cref="RunCache"/> gave. While it is not disposed it is not swept.</summary>
public sealed class CachedFolder : IDisposable
{
    // A program may run for longer than an unused folder is kept.
    private static readonly TimeSpan s_stampedEvery = TimeSpan.FromHours(12);

    private readonly CancellationTokenSource _end = new();
    private string? _temporary;
    private Timer? _stamping;
    private Task? _sweeping;

    private CachedFolder(string path) => Path = path;

    /// <summary>The folder to run, absolute.</summary>
    public string Path { get; }

    /// <summary>A folder that stays in the cache, with the file whose time says when it was used.</summary>
    internal static CachedFolder Kept(string path, string stamp) =>
        new(path) { _stamping = new Timer(_ => CacheFolder.Touch(stamp), null, s_stampedEvery, s_stampedEvery) };

    /// <summary>A folder that is used once, in a temporary folder of its own.</summary>
    internal static CachedFolder Temporary(string path, string temporary) => new(path) { _temporary = temporary };

    /// <summary>Starts <paramref name="sweep"/>, which has time as long as the program runs.</summary>
    internal CachedFolder Sweeping(Action<CancellationToken> sweep)
    {
        _sweeping = Task.Run(() => sweep(_end.Token), CancellationToken.None);
        return this;
    }

    /// <summary>Removes what is not kept.</summary>
    public void Dispose()
    {
        _stamping?.Dispose();
        _end.Cancel();
        _sweeping?.Wait();
        _end.Dispose();
        if (_temporary is not null)
            CacheFolder.Remove(_temporary);
    }
}
