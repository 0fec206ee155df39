namespace PexBuild.Patches;

[TestClass]
public sealed class HunkApplierTests
{
    private const string Ten = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

    private const string FiveToX =
        """
        --- a/f
        +++ b/f
        @@ -3,5 +3,5 @@
         3
         4
        -5
        +x
         6
         7

        """;

    [TestMethod]
    public void A_hunk_at_other_line_numbers_is_found()
    {
        Assert.AreEqual("new\n" + Ten.Replace("5", "x", StringComparison.Ordinal), new MemoryFiles().Add("f", "new\n" + Ten).Apply(Bytes(FiveToX)).Text("f"));
        Assert.AreEqual(Ten[4..].Replace("5", "x", StringComparison.Ordinal), new MemoryFiles().Add("f", Ten[4..]).Apply(Bytes(FiveToX)).Text("f"));
    }

    [TestMethod]
    public void A_hunk_that_fits_where_it_says_is_applied_there_wherever_else_it_fits() =>
        Assert.AreEqual(Ten.Replace("5", "x", StringComparison.Ordinal) + Ten, new MemoryFiles().Add("f", Ten + Ten).Apply(Bytes(FiveToX)).Text("f"));

    [TestMethod]
    public void A_hunk_that_fits_in_two_other_places_is_refused()
    {
        var problem = Assert.ContainsSingle(new MemoryFiles().Add("f", "new\n" + Ten + Ten).Refuse(FiveToX));

        Assert.Contains("PEX2032: f: hunk 1 of 1 (line 3 of the patch) does not apply: its lines are not at line 3, but both at line 4 and at line 14",
            problem);
    }

    [TestMethod]
    public void There_is_no_fuzz()
    {
        var problem = Assert.ContainsSingle(new MemoryFiles().Add("f", Ten.Replace("7", "seven", StringComparison.Ordinal)).Refuse(FiveToX));

        Assert.Contains("line 7 is 'seven', but the patch expects '7'", problem);
    }

    [TestMethod]
    public void Each_hunk_that_does_not_fit_is_named()
    {
        const string Patch =
            """
            --- a/f
            +++ b/f
            @@ -1,2 +1,2 @@
            -one
            +x
             2
            @@ -4,3 +4,3 @@
             4
            -5
            +y
             6
            @@ -9,2 +9,2 @@
             9
            -ten
            +z

            """;
        var problems = new MemoryFiles().Add("f", Ten).Refuse(Patch);

        Assert.HasCount(2, problems);
        Assert.Contains("hunk 1 of 3 (line 3 of the patch)", problems[1] + problems[0]);
        Assert.Contains("hunk 3 of 3 (line 12 of the patch)", problems[1] + problems[0]);
    }

    [TestMethod]
    public void A_patch_that_was_applied_before_is_recognised()
    {
        var problem = Assert.ContainsSingle(new MemoryFiles().Add("f", Ten.Replace("5", "x", StringComparison.Ordinal)).Refuse(FiveToX));

        Assert.Contains("PEX2033: f (line 1 of the patch): the patch has been applied to it already", problem);
    }

    [TestMethod]
    public void Line_ends_are_part_of_a_line()
    {
        var problem = Assert.ContainsSingle(new MemoryFiles().Add("f", Ten.Replace("\n", "\r\n", StringComparison.Ordinal)).Refuse(FiveToX));

        Assert.Contains("line 3 differs from the patch only in its line ending", problem);
    }

    [TestMethod]
    [DataRow("@@ -1,2 +1,2 @@\n-1\n+x\n 2\n", "new\n" + Ten, DisplayName = "A hunk of line 1 fits at the beginning alone")]
    [DataRow("@@ -9,2 +9,2 @@\n 9\n-10\n+x\n", Ten + "more\n", DisplayName = "A hunk without context at its end fits at the end alone")]
    [DataRow("@@ -5 +5 @@\n-5\n+x\n", Ten, DisplayName = "A hunk without context is the whole file")]
    [DataRow("@@ -3,0 +4 @@\n+x\n", Ten, DisplayName = "Lines are not added without context")]
    [DataRow("@@ -0,0 +1 @@\n+x\n", Ten, DisplayName = "A file that should be empty is not")]
    [DataRow("@@ -10 +10 @@\n-10\n\\ No newline at end of file\n+x\n", Ten, DisplayName = "A last line has a line feed that should have none")]
    public void Anchored(string hunk, string file) => Assert.ContainsSingle(new MemoryFiles().Add("f", file).Refuse("--- a/f\n+++ b/f\n" + hunk));

    [TestMethod]
    public void Nothing_takes_long_however_it_was_made()
    {
        // The beginning of the hunk is everywhere, its end nowhere.
        var file = string.Concat(Enumerable.Repeat("a\n", 300_000));
        var hunk = "@@ -2,100001 +2,100002 @@\n" + string.Concat(Enumerable.Repeat(" a\n", 100_000)) + "+x\n b\n";
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.ContainsSingle(new MemoryFiles().Add("f", file).Refuse("--- a/f\n+++ b/f\n" + hunk));
        Assert.IsLessThan(30, watch.Elapsed.TotalSeconds);
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
