using System.Runtime.ExceptionServices;

namespace PexBuild.MSBuild.Files;

/// <summary>Shares work among several threads, one of which is the caller's.</summary>
internal static class Workers
{
    // More threads would only wait for the disk, or slow down other nodes of the build.
    private const int MaxCount = 4;

    /// <summary>The number of threads to use for work that can be divided among any number.</summary>
    public static int Count => Math.Min(MaxCount, Environment.ProcessorCount);

    /// <summary>Runs work on the given number of threads, passing each its index, and returns when all have ended.</summary>
    /// <exception cref="Exception">The first exception that was thrown on one of the threads.</exception>
    public static void Run(int count, Action<int> work)
    {
        ExceptionDispatchInfo? failure = null;
        var helpers = new Task[count - 1];
        for (var i = 0; i < helpers.Length; i++)
        {
            var number = i + 1;
            helpers[i] = Task.Run(() => Try(number), CancellationToken.None);
        }

        Try(0);
        Task.WaitAll(helpers);
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
