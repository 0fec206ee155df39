using PexBuild.Files;

namespace PexBuild.Running;

/// <summary>An unpacked folder from <see cref="RunCache"/>. It is not swept until it is disposed.</summary>
public sealed class CachedFolder : IDisposable
{
    // A program may run for longer than an unused folder is kept.
    private static readonly TimeSpan s_stampedEvery = TimeSpan.FromHours(12);

    private readonly CancellationTokenSource _end = new();
    private string? _temporary;
    private Timer? _stamping;
    private Task? _sweeping;

    private CachedFolder(string path) => Path = path;

    /// <summary>The absolute path of the folder to run.</summary>
    public string Path { get; }

    /// <summary>Creates a folder that stays in the cache; the time of <paramref name="stamp"/> records its last use.</summary>
    internal static CachedFolder Kept(string path, string stamp) =>
        new(path) { _stamping = new Timer(_ => CacheFolder.Touch(stamp), null, s_stampedEvery, s_stampedEvery) };

    /// <summary>Creates a folder for one run, inside its own temporary folder.</summary>
    internal static CachedFolder Temporary(string path, string temporary) => new(path) { _temporary = temporary };

    /// <summary>Starts <paramref name="sweep"/>, which is stopped when the program has ended.</summary>
    internal CachedFolder Sweeping(Action<CancellationToken> sweep)
    {
        _sweeping = Task.Run(() => sweep(_end.Token), CancellationToken.None);
        return this;
    }

    /// <summary>Removes the folder if it is temporary.</summary>
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
