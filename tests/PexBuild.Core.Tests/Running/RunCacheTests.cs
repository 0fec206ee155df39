using System.Runtime.Versioning;
using PexBuild.Testing;

namespace PexBuild.Running;

[TestClass]
public sealed class RunCacheTests
{
    private static readonly DateTime LongAgo = DateTime.UtcNow - TimeSpan.FromDays(31);

    private int _unpacked;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void Get_unpacks_once_for_one_content()
    {
        using var place = new TemporaryFolder();
        var pex = Pex(place, "tool.pex", "content");

        using var first = Get(place, pex);
        using var second = Get(place, pex);

        Assert.AreEqual(first.Path, second.Path);
        Assert.AreEqual("content", File.ReadAllText(Path.Combine(first.Path, "__main__.py")));
        Assert.AreEqual(1, _unpacked);
    }

    [TestMethod]
    public void Get_names_the_folder_after_the_PEX_and_does_not_mix_up_two_names_of_one_content()
    {
        using var place = new TemporaryFolder();

        using var one = Get(place, Pex(place, "one.pex", "content"));
        using var two = Get(place, Pex(place, "two", "content"));

        Assert.AreEqual("one.pex", Path.GetFileName(one.Path));
        Assert.AreEqual("two", Path.GetFileName(two.Path));
        Assert.AreEqual(Path.GetDirectoryName(one.Path), Path.GetDirectoryName(two.Path));
    }

    [TestMethod]
    public void Get_unpacks_again_when_the_content_is_another()
    {
        using var place = new TemporaryFolder();
        using var old = Get(place, Pex(place, "tool.pex", "old"));

        using var now = Get(place, Pex(place, "tool.pex", "new"));

        Assert.AreEqual("new", File.ReadAllText(Path.Combine(now.Path, "__main__.py")));
        Assert.IsTrue(Directory.Exists(old.Path));
    }

    [TestMethod]
    public void Two_at_once_end_up_in_one_folder()
    {
        using var place = new TemporaryFolder();
        var pex = Pex(place, "tool.pex", "content");
        using var both = new Barrier(2);
        CachedFolder Run() => new RunCache(place["cache"], (file, folder, cancellation) =>
        {
            Unpack(file, folder, cancellation);
            both.SignalAndWait(cancellation);
        }).Get(pex, TestContext.CancellationToken);

        var runs = new[] { Task.Run(Run, TestContext.CancellationToken), Task.Run(Run, TestContext.CancellationToken) };
        Task.WaitAll(runs, TestContext.CancellationToken);

        Assert.AreEqual(runs[0].Result.Path, runs[1].Result.Path);
        Assert.AreEqual(2, _unpacked);
        Assert.ContainsSingle(Directory.GetDirectories(place["cache"]));
        foreach (var run in runs)
            run.Result.Dispose();
    }

    [TestMethod]
    public void A_failure_leaves_nothing_behind()
    {
        using var place = new TemporaryFolder();
        var pex = Pex(place, "tool.pex", "content");

        Assert.ThrowsExactly<OperationCanceledException>(() => new RunCache(place["cache"], (file, folder, cancellation) =>
        {
            Unpack(file, folder, cancellation);
            throw new OperationCanceledException();
        }).Get(pex, TestContext.CancellationToken));

        Assert.IsEmpty(Directory.GetDirectories(place["cache"]));
    }

    [TestMethod]
    public void A_cache_that_cannot_be_written_is_replaced_by_a_folder_that_is_removed_after_use()
    {
        using var place = new TemporaryFolder();
        File.WriteAllText(place["cache"], "a file where the cache should be");
        string folder;

        using (var cached = Get(place, Pex(place, "tool.pex", "content")))
        {
            folder = cached.Path;
            Assert.AreEqual("tool.pex", Path.GetFileName(folder));
            Assert.IsTrue(File.Exists(Path.Combine(folder, "__main__.py")));
        }

        Assert.IsFalse(Directory.Exists(Path.GetDirectoryName(folder)));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void A_cache_is_for_its_owner_only()
    {
        using var place = new TemporaryFolder();
        Directory.CreateDirectory(place["cache"]);
        new DirectoryInfo(place["cache"]).UnixFileMode |= UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        using var cached = Get(place, Pex(place, "tool.pex", "content"));

        const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var folder in new[] { place["cache"], Path.GetDirectoryName(cached.Path)! })
            Assert.AreEqual(OnlyOwner, new DirectoryInfo(folder).UnixFileMode);
    }

    [TestMethod]
    public void Sweep_removes_what_was_not_used_for_long_and_keeps_the_rest()
    {
        using var place = new TemporaryFolder();
        using var unused = Get(place, Pex(place, "unused.pex", "unused"));
        using var used = Get(place, Pex(place, "used.pex", "used"));
        Directory.CreateDirectory(place["cache/.new-killed"]);
        Directory.CreateDirectory(place["cache/.new-at-work"]);
        foreach (var old in new[] { Path.GetDirectoryName(unused.Path)!, Path.GetDirectoryName(used.Path)!, place["cache/.new-killed"] })
            Directory.SetLastWriteTimeUtc(old, LongAgo);
        File.SetLastWriteTimeUtc(Path.Combine(Path.GetDirectoryName(unused.Path)!, ".used"), LongAgo);

        new RunCache(place["cache"], Unpack).Sweep();

        Assert.IsFalse(Directory.Exists(Path.GetDirectoryName(unused.Path)));
        Assert.IsTrue(Directory.Exists(used.Path));
        Assert.AreSequenceEqual([".new-at-work", Path.GetFileName(Path.GetDirectoryName(used.Path)!)], Directory.GetDirectories(place["cache"]).Select(Path.GetFileName).Order());
    }

    [TestMethod]
    public void Using_a_folder_keeps_it()
    {
        using var place = new TemporaryFolder();
        var pex = Pex(place, "tool.pex", "content");
        using var first = Get(place, pex);
        var entry = Path.GetDirectoryName(first.Path)!;
        Directory.SetLastWriteTimeUtc(entry, LongAgo);
        File.SetLastWriteTimeUtc(Path.Combine(entry, ".used"), LongAgo);

        using var second = Get(place, pex);
        new RunCache(place["cache"], Unpack).Sweep();

        Assert.IsTrue(Directory.Exists(second.Path));
    }

    private CachedFolder Get(TemporaryFolder place, string pex) => new RunCache(place["cache"], Unpack).Get(pex, TestContext.CancellationToken);

    private void Unpack(string pex, string folder, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _unpacked);
        Directory.CreateDirectory(folder);
        File.Copy(pex, Path.Combine(folder, "__main__.py"));
    }

    private static string Pex(TemporaryFolder place, string name, string content)
    {
        File.WriteAllText(place[name], content);
        return place[name];
    }
}
