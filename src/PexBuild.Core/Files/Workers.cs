using System.Runtime.ExceptionServices;

namespace PexBuild.Files;

/// <summary>Work that several threads share, the caller's among them.</summary>
internal static class Workers
{
    /// <summary>
    /// How many threads work on many files: one for each core, but two at least, as one can compute while the other waits for the disk, and eight at
    /// most, as beyond that all wait for it.
    /// </summary>
    public static int Count { get; } = Math.Max(2, Math.Min(Environment.ProcessorCount, 8));

    /// <summary>
    /// Works on each item of a list. Each thread takes the next item that nobody has taken: with shares made beforehand one of them would get all the
    /// large files.
    /// </summary>
    /// <param name="items">The items, begun in their order.</param>
    /// <param name="work">What to do with one.</param>
    /// <param name="cancellation">Stops the work before the next item.</param>
    /// <exception cref="Exception">The first that was thrown, as it was thrown; no item is begun after it.</exception>
    public static void ForEach<T>(IReadOnlyList<T> items, Action<T> work, CancellationToken cancellation = default) =>
        ForEach(items, static () => (object?)null, (item, _) => work(item), Math.Min(Count, items.Count), cancellation);

    /// <summary>Works on each item of a list, with things that each thread has for itself.</summary>
    /// <param name="items">The items, begun in their order.</param>
    /// <param name="begin">Makes what a thread needs for its work; if it can be disposed, it is when the thread is done.</param>
    /// <param name="work">What to do with an item.</param>
    /// <param name="count">How many threads.</param>
    /// <param name="cancellation">Stops the work before the next item.</param>
    /// <exception cref="Exception">The first that was thrown, as it was thrown; no item is begun after it.</exception>
    public static void ForEach<T, TTools>(IReadOnlyList<T> items, Func<TTools> begin, Action<T, TTools> work, int count,
        CancellationToken cancellation = default)
    {
        var next = -1;
        Run(count, _ =>
        {
            var tools = begin();
            using var end = tools as IDisposable;
            try
            {
                for (int index; (index = Interlocked.Increment(ref next)) < items.Count;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    work(items[index], tools);
                }
            }
            catch
            {
                Interlocked.Exchange(ref next, items.Count);
                throw;
            }
        });
    }

    /// <summary>Runs work on so many threads, each with its number, and returns when all have ended.</summary>
    /// <exception cref="Exception">The first exception that one of them ended with, as it was thrown.</exception>
    public static void Run(int count, Action<int> work)
    {
        ExceptionDispatchInfo? failure = null;
        var helpers = new Task[Math.Max(count, 1) - 1];
        for (var i = 0; i < helpers.Length; i++)
        {
            var number = i + 1;
            helpers[i] = Task.Run(() => Try(number), CancellationToken.None);
        }

        Try(0);
        Task.WaitAll(helpers, CancellationToken.None);
        failure?.Throw();

        void Try(int number)
        {
            try
            {
                work(number);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            }
        }
    }
}
