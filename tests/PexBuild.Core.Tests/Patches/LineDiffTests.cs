using System.Diagnostics;

namespace PexBuild.Patches;

[TestClass]
public sealed class LineDiffTests
{
    [TestMethod]
    public void What_lies_between_changes_is_equal_and_changes_are_apart()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var old = Numbers(random, 40, 1 + random.Next(6));
            var current = Numbers(random, 40, 1 + random.Next(6));

            AssertDescribes(LineDiff.Between(old, current), old, current, $"seed {seed}");
        }
    }

    [TestMethod]
    public void The_changes_of_small_files_are_as_few_as_can_be()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var old = Numbers(random, 25, 4);
            var current = Numbers(random, 25, 4);
            var changed = LineDiff.Between(old, current).Sum(change => change.OldCount + change.NewCount);

            Assert.AreEqual(old.Length + current.Length - (2 * LongestCommon(old, current)), changed, $"seed {seed}");
        }
    }

    [TestMethod]
    public void Large_files_that_have_little_in_common_take_no_time_to_speak_of()
    {
        var random = new Random(1);
        int[] old = [.. Enumerable.Range(0, 60_000).Select(_ => random.Next(30_000))],
        current = [.. Enumerable.Range(0, 60_000).Select(_ => random.Next(30_000))];
        var watch = Stopwatch.StartNew();

        AssertDescribes(LineDiff.Between(old, current), old, current, "");
        Assert.IsLessThan(60, watch.Elapsed.TotalSeconds);
    }

    [TestMethod]
    public void An_added_block_keeps_its_head()
    {
        // def f, body, blank | def g, body, blank: the second was added.
        int[] old = [1, 2, 3], current = [1, 2, 3, 1, 2, 3];

        Assert.AreEqual(new LineChange(3, 0, 3, 3), Assert.ContainsSingle(LineDiff.Between(old, current)));
    }

    private static int[] Numbers(Random random, int longest, int kinds) => [.. Enumerable.Range(0, random.Next(longest)).Select(_ => random.Next(kinds))];

    private static void AssertDescribes(List<LineChange> changes, int[] old, int[] current, string message)
    {
        int oldAt = 0, newAt = 0;
        foreach (var change in changes)
        {
            Assert.AreEqual(change.OldStart - oldAt, change.NewStart - newAt, message);
            Assert.IsTrue(oldAt == 0 || change.OldStart > oldAt, message);
            Assert.IsTrue(old.AsSpan(oldAt, change.OldStart - oldAt).SequenceEqual(current.AsSpan(newAt, change.NewStart - newAt)), message);
            Assert.IsGreaterThan(0, change.OldCount + change.NewCount, message);
            (oldAt, newAt) = (change.OldEnd, change.NewEnd);
        }

        Assert.IsTrue(old.AsSpan(oldAt).SequenceEqual(current.AsSpan(newAt)), message);
    }

    private static int LongestCommon(int[] old, int[] current)
    {
        var lengths = new int[old.Length + 1, current.Length + 1];
        for (var i = 1; i <= old.Length; i++)
        {
            for (var j = 1; j <= current.Length; j++)
                lengths[i, j] = old[i - 1] == current[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
        }

        return lengths[old.Length, current.Length];
    }
}
