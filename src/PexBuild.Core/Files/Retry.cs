using System.Diagnostics;

namespace PexBuild.Files;

/// <summary>Retries operations that other processes can make fail at any moment.</summary>
internal static class Retry
{
    /// <summary>The default time to keep trying.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Repeats an attempt, at least once, until it returns a value.</summary>
    /// <returns><see langword="null"/> if no attempt succeeded in time.</returns>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    public static T? UntilMade<T>(Func<T?> attempt, TimeSpan patience, CancellationToken cancellation = default)
        where T : class
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (attempt() is { } made)
                return made;
            if (waited.Elapsed >= patience)
                return null;
            if (cancellation.WaitHandle.WaitOne(s_pause))
                cancellation.ThrowIfCancellationRequested();
        }
    }
}
