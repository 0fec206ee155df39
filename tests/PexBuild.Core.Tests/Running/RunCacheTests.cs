using System.Runtime.Versioning;
using PexBuild.Testing;

namespace PexBuild.Running;

[TestClass]
public sealed class RunCacheTests
{
    private static readonly DateTime s_longAgo = DateTime.UtcNow - TimeSpan.FromDays(31);

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
        var unused = Used(place, Pex(place, "unused.pex", "unused"));
        var used = Used(place, Pex(place, "used.pex", "used"));
        Directory.CreateDirectory(place["cache/.new-killed"]);
        Directory.CreateDirectory(place["cache/.new-at-work"]);
        foreach (var old in new[] { Path.GetDirectoryName(unused)!, Path.GetDirectoryName(used)!, place["cache/.new-killed"] })
            Directory.SetLastWriteTimeUtc(old, s_longAgo);
        File.SetLastWriteTimeUtc(Path.Combine(Path.GetDirectoryName(unused)!, ".used"), s_longAgo);

        new RunCache(place["cache"], Unpack).Sweep(TestContext.CancellationToken);

        Assert.AreSequenceEqual([".new-at-work", Path.GetFileName(Path.GetDirectoryName(used)!)],
            Directory.GetDirectories(place["cache"]).Select(Path.GetFileName).Order());
        Assert.IsTrue(Directory.Exists(used));
    }

    [TestMethod]
    public void Using_a_folder_keeps_it()
    {
        using var place = new TemporaryFolder();
        var pex = Pex(place, "tool.pex", "content");
        var entry = Path.GetDirectoryName(Used(place, pex))!;
        Directory.SetLastWriteTimeUtc(entry, s_longAgo);
        File.SetLastWriteTimeUtc(Path.Combine(entry, ".used"), s_longAgo);

        var again = Used(place, pex);
        new RunCache(place["cache"], Unpack).Sweep(TestContext.CancellationToken);

        Assert.IsTrue(Directory.Exists(again));
        Assert.AreEqual(1, _unpacked);
    }

    [TestMethod]
    public void A_use_sweeps_the_cache_when_that_was_not_done_for_a_day()
    {
        using var place = new TemporaryFolder();
        var pex = Pex(place, "tool.pex", "content");
        Used(place, pex);
        new RunCache(place["cache"], Unpack).Sweep(TestContext.CancellationToken);
        Directory.CreateDirectory(place["cache/.old-left-behind"]);
        Used(place, pex);
        Assert.IsTrue(Directory.Exists(place["cache/.old-left-behind"]));

        File.SetLastWriteTimeUtc(place["cache/.swept"], DateTime.UtcNow - TimeSpan.FromDays(2));
        using var folder = Get(place, pex);

        Assert.IsTrue(SpinWait.SpinUntil(() => !Directory.Exists(place["cache/.old-left-behind"]), TimeSpan.FromSeconds(30)));
    }

    [TestMethod]
    public void A_file_that_is_replaced_while_it_is_unpacked_does_not_stand_for_what_it_was()
    {
        using var place = new TemporaryFolder();
        var pex = Pex(place, "tool.pex", "before");

        using var cached = new RunCache(place["cache"], (file, folder, cancellation) =>
        {
            File.WriteAllText(file, "after");
            Unpack(file, folder, cancellation);
        }).Get(pex, TestContext.CancellationToken);
        using var before = Get(place, Pex(place, "tool.pex", "before"));

        Assert.AreEqual("after", File.ReadAllText(Path.Combine(cached.Path, "__main__.py")));
        Assert.AreEqual("before", File.ReadAllText(Path.Combine(before.Path, "__main__.py")));
    }

    /// <summary>The folder after a run that is over, so that nothing is at work in the cache any more.</summary>
    private string Used(TemporaryFolder place, string pex)
    {
        using var folder = Get(place, pex);
        return folder.Path;
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
