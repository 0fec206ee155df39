using System.Collections.Concurrent;

namespace PexBuild.Files;

[TestClass]
public sealed class WorkersTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(1000)]
    public void Each_item_is_worked_on_once(int count)
    {
        var done = new ConcurrentQueue<int>();
        Workers.ForEach([.. Enumerable.Range(0, count)], done.Enqueue, TestContext.CancellationToken);
        Assert.AreSequenceEqual(Enumerable.Range(0, count), done.Order());
    }

    [TestMethod]
    public void The_first_exception_ends_the_work_and_is_the_one_that_is_thrown()
    {
        var begun = 0;
        var thrown = Assert.ThrowsExactly<InvalidDataException>(() => Workers.ForEach([.. Enumerable.Range(0, 100_000)], item =>
        {
            Interlocked.Increment(ref begun);
            if (item == 10)
                throw new InvalidDataException("ten");
        }, TestContext.CancellationToken));

        Assert.AreEqual("ten", thrown.Message);
        Assert.Contains(nameof(The_first_exception_ends_the_work_and_is_the_one_that_is_thrown), thrown.StackTrace!);
        Assert.IsLessThan(100_000, begun);
    }

    [TestMethod]
    public void Cancellation_ends_the_work()
    {
        using var cancellation = new CancellationTokenSource();
        var begun = 0;
        Assert.ThrowsExactly<OperationCanceledException>(() => Workers.ForEach(
            [.. Enumerable.Range(0, 100_000)],
            _ =>
            {
                if (Interlocked.Increment(ref begun) == 10)
                    cancellation.Cancel();
            },
            cancellation.Token));

        Assert.IsLessThan(100_000, begun);
    }

    [TestMethod]
    public void What_each_thread_has_for_itself_is_disposed_also_after_a_failure()
    {
        var open = 0;
        Assert.ThrowsExactly<IOException>(
            () => Workers.ForEach([1, 2, 3], () => new Tool(() => Interlocked.Increment(ref open), () => Interlocked.Decrement(ref open)),
                (_, _) => throw new IOException(), 2, TestContext.CancellationToken));
        Assert.AreEqual(0, open);
    }

    private sealed class Tool : IDisposable
    {
        private readonly Action _end;

        public Tool(Action begin, Action end)
        {
            _end = end;
            begin();
        }

        public void Dispose() => _end();
    }
}
