using System.Runtime.ExceptionServices;

namespace PexBuild.MSBuild;

/// <summary>Work that several threads share, the caller's among them.</summary>
internal static class Workers
{
    /// <summary>More would wait for the disk, or for other nodes of the build.</summary>
    private const int Most = 4;

    /// <summary>How many threads work on something that can be divided at will.</summary>
    public static int Count => Math.Min(Most, Environment.ProcessorCount);

    /// <summary>Runs work on so many threads, each with its number, and returns when all have ended.</summary>
    /// <exception cref="Exception">The first exception that one of them ended with, as it was thrown.</exception>
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
