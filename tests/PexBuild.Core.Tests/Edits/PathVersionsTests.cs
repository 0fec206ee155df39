namespace PexBuild.Edits;

/// <summary>How the files at one path are classified. What is done about each situation is in <see cref="Unpacking.EditOutcomesTests"/>.</summary>
/// <remarks><c>-</c> is no file, <c>*</c> an executable one, and <c>?</c> one on a file system that keeps no modes.</remarks>
[TestClass]
public sealed class PathVersionsTests
{
    [TestMethod]
    //       written, present, wanted
    [DataRow("old", "old", "old", nameof(PathSituation.Unchanged))]
    [DataRow("old", "old", "new", nameof(PathSituation.Outdated))]
    [DataRow("old", "old", "old*", nameof(PathSituation.Outdated))]
    [DataRow("old", "new", "new*", nameof(PathSituation.Outdated))]
    [DataRow("old", "old", "-", nameof(PathSituation.Obsolete))]
    [DataRow("-", "-", "new", nameof(PathSituation.Missing))]
    [DataRow("-", "-", "-", nameof(PathSituation.Settled))]
    [DataRow("old", "-", "-", nameof(PathSituation.Settled))]
    [DataRow("old", "new", "new", nameof(PathSituation.Settled))]
    [DataRow("old", "new*", "new*", nameof(PathSituation.Settled))]
    [DataRow("old", "old*", "old*", nameof(PathSituation.Settled))]
    [DataRow("-", "new", "new", nameof(PathSituation.Settled))]
    [DataRow("-", "new*", "new", nameof(PathSituation.Settled))]
    [DataRow("old", "-", "old", nameof(PathSituation.Deleted))]
    [DataRow("old", "-", "old*", nameof(PathSituation.Deleted))]
    [DataRow("old", "-", "new", nameof(PathSituation.DeletedConflict))]
    [DataRow("old", "mine", "old", nameof(PathSituation.Edited))]
    [DataRow("old", "mine*", "old", nameof(PathSituation.Edited))]
    [DataRow("old", "link", "old", nameof(PathSituation.Edited))]
    [DataRow("old", "mine", "new", nameof(PathSituation.EditedConflict))]
    [DataRow("old", "link", "new", nameof(PathSituation.EditedConflict))]
    [DataRow("old", "mine", "-", nameof(PathSituation.EditedObsolete))]
    [DataRow("old", "mine", "folder", nameof(PathSituation.EditedInTheWay))]
    [DataRow("old", "old*", "folder", nameof(PathSituation.EditedInTheWay))]
    [DataRow("old", "old", "folder", nameof(PathSituation.Obsolete))]
    [DataRow("old", "old*", "old", nameof(PathSituation.ModeEdited))]
    [DataRow("old", "new*", "new", nameof(PathSituation.ModeEdited))]
    [DataRow("old", "old*", "new", nameof(PathSituation.ModeEditedOutdated))]
    [DataRow("old", "old*", "-", nameof(PathSituation.ModeEditedObsolete))]
    [DataRow("-", "mine", "-", nameof(PathSituation.Added))]
    [DataRow("-", "mine", "new", nameof(PathSituation.AddedConflict))]
    [DataRow("-", "link", "new", nameof(PathSituation.AddedConflict))]
    [DataRow("-", "mine", "folder", nameof(PathSituation.AddedInTheWay))]
    public void Each_situation_is_told_from_the_others(string written, string present, string wanted, string expected) =>
        Assert.AreEqual(expected, Classify("data/x", written, present, wanted));

    [TestMethod]
    [DataRow("old*", "old?", "old*", nameof(PathSituation.Unchanged))]
    [DataRow("old", "old?", "old*", nameof(PathSituation.Outdated))]
    [DataRow("old*", "new?", "new*", nameof(PathSituation.Settled))]
    [DataRow("old", "new?", "new*", nameof(PathSituation.Outdated))]
    [DataRow("-", "new?", "new*", nameof(PathSituation.Settled))]
    [DataRow("old*", "mine?", "old*", nameof(PathSituation.Edited))]
    public void Where_no_modes_are_kept_a_file_has_the_mode_that_it_was_written_with(string written, string present, string wanted, string expected) =>
        Assert.AreEqual(expected, Classify("data/x", written, present, wanted));

    [TestMethod]
    [DataRow("data/x.pyc")]
    [DataRow("data/__pycache__/x.cpython-311.pyc")]
    [DataRow(".pexbuild/x")]
    public void Caches_of_Python_and_files_of_PexBuild_count_only_if_they_were_written(string path)
    {
        Assert.AreEqual(nameof(PathSituation.Ignored), Classify(path, "-", "mine", "-"));
        Assert.AreEqual(nameof(PathSituation.IgnoredInPlace), Classify(path, "-", "mine", "new"));
        Assert.AreEqual(nameof(PathSituation.Settled), Classify(path, "-", "new", "new"));
        Assert.AreEqual(nameof(PathSituation.Edited), Classify(path, "old", "mine", "old"));
    }

    [TestMethod]
    public void Content_is_read_only_where_sizes_are_the_same()
    {
        var written = new ComparedFile(1, false, () => throw new InvalidOperationException("It was read."));
        var present = new ComparedFile(2, false, () => throw new InvalidOperationException("It was read."));

        Assert.AreEqual(PathSituation.EditedObsolete, new PathVersions("data/x", written, null, present).Classify());
    }

    [TestMethod]
    public void Every_situation_is_decided()
    {
        foreach (var situation in Enum.GetValues<PathSituation>())
        {
            foreach (var policy in Enum.GetValues<EditPolicy>())
                Assert.IsTrue(Enum.IsDefined(EditDecisions.Decide(situation, policy)), $"{situation} {policy}");
        }
    }

    private static string Classify(string path, string written, string present, string wanted) =>
        new PathVersions(path, File(written), wanted == "folder" ? null : File(wanted), File(present)) { IsInTheWay = wanted == "folder" }.Classify()
            .ToString();

    private static ComparedFile? File(string text) => text switch
    {
        "-" => null,
        "link" => ComparedFile.Link,
        _ => new ComparedFile(3, text.EndsWith('?') ? null : text.EndsWith('*'), () => text.TrimEnd('*', '?')),
    };
}
