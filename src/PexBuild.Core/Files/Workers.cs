using System.Runtime.ExceptionServices;

namespace PexBuild.Files;

/// <summary>Distributes work over several threads, including the caller's.</summary>
internal static class Workers
{
    /// <summary>
    /// The number of threads for work on many files: one for each core, but at least two, because one can compute while the other waits for the disk,
    /// and at most eight, because beyond that all of them wait for it.
    /// </summary>
    public static int Count { get; } = Math.Max(2, Math.Min(Environment.ProcessorCount, 8));

    /// <summary>
    /// Processes each item of a list. Each thread takes the next item that is not taken yet: with fixed shares one thread could get all the large
    /// files.
    /// </summary>
    /// <param name="items">The items, started in their order.</param>
    /// <param name="work">Processes one item.</param>
    /// <param name="cancellation">Stops the work before the next item.</param>
    /// <exception cref="Exception">The first exception, unchanged; no item is started after it.</exception>
    public static void ForEach<T>(IReadOnlyList<T> items, Action<T> work, CancellationToken cancellation = default) =>
        ForEach(items, static () => (object?)null, (item, _) => work(item), Math.Min(Count, items.Count), cancellation);

    /// <summary>Processes each item of a list, with tools that each thread owns.</summary>
    /// <param name="items">The items, started in their order.</param>
    /// <param name="begin">Creates the tools of a thread; if they are disposable, they are disposed of when the thread ends.</param>
    /// <param name="work">Processes one item.</param>
    /// <param name="count">The number of threads.</param>
    /// <param name="cancellation">Stops the work before the next item.</param>
    /// <exception cref="Exception">The first exception, unchanged; no item is started after it.</exception>
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

    /// <summary>Runs work on a number of threads, each with its index, and returns when all have ended.</summary>
    /// <exception cref="Exception">The first exception that ended one of them, unchanged.</exception>
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
