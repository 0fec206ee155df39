using System.Text;

namespace PexBuild.Patches;

[TestClass]
public sealed class ThreeWayMergeTests
{
    [TestMethod]
    public void Changes_in_different_places_come_together() =>
        AssertMerged("1\nx\n3\n4\ny\n6\n", "1\n2\n3\n4\n5\n6\n", "1\nx\n3\n4\n5\n6\n", "1\n2\n3\n4\ny\n6\n");

    [TestMethod]
    public void The_same_change_on_both_sides_is_taken_once() => AssertMerged("1\nx\n3\n", "1\n2\n3\n", "1\nx\n3\n", "1\nx\n3\n");

    [TestMethod]
    public void Different_changes_in_one_place_are_both_there_between_marks()
    {
        var merge = ThreeWayMerge.Merge("1\n2\n3\n"u8.ToArray(), "1\nours\n3\n"u8.ToArray(), "1\ntheirs\n3\n"u8.ToArray());

        Assert.AreEqual(1, merge.Conflicts);
        Assert.AreEqual("1\n<<<<<<< edited\nours\n=======\ntheirs\n>>>>>>> unpacked\n3\n", Encoding.UTF8.GetString(merge.Content));
    }

    [TestMethod]
    public void Marks_have_the_line_ends_of_the_file_and_lines_of_their_own()
    {
        var merge = ThreeWayMerge.Merge("1\r\n2"u8.ToArray(), "1\r\nours"u8.ToArray(), "1\r\ntheirs"u8.ToArray());

        Assert.AreEqual("1\r\n<<<<<<< edited\r\nours\r\n=======\r\ntheirs\r\n>>>>>>> unpacked\r\n", Encoding.UTF8.GetString(merge.Content));
    }

    [TestMethod]
    public void A_change_of_one_side_alone_is_the_result()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new RandomText(seed);
            var original = random.File();
            var changed = random.Edit(original);

            Assert.AreSequenceEqual(changed, ThreeWayMerge.Merge(original, changed, original).Content, $"seed {seed}");
            Assert.AreSequenceEqual(changed, ThreeWayMerge.Merge(original, original, changed).Content, $"seed {seed}");
            Assert.AreSequenceEqual(changed, ThreeWayMerge.Merge(original, changed, changed).Content, $"seed {seed}");
        }
    }

    [TestMethod]
    public void It_makes_no_difference_which_side_is_which()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new RandomText(seed);
            var original = random.File();
            byte[] ours = random.Edit(original), theirs = random.Edit(original);
            var merge = ThreeWayMerge.Merge(original, ours, theirs);
            var other = ThreeWayMerge.Merge(original, theirs, ours);

            Assert.AreEqual(other.Conflicts, merge.Conflicts, $"seed {seed}");
            if (merge.Conflicts == 0)
                Assert.AreSequenceEqual(other.Content, merge.Content, $"seed {seed}");
        }
    }

    private static void AssertMerged(string expected, string original, string ours, string theirs)
    {
        var merge = ThreeWayMerge.Merge(Encoding.UTF8.GetBytes(original), Encoding.UTF8.GetBytes(ours), Encoding.UTF8.GetBytes(theirs));

        Assert.AreEqual(0, merge.Conflicts);
        Assert.AreEqual(expected, Encoding.UTF8.GetString(merge.Content));
    }
}
