using PexBuild.Testing;

namespace PexBuild.Files;

[TestClass]
public sealed class FolderTreeTests
{
    [TestMethod]
    public void A_folder_comes_before_what_is_in_it_and_a_link_is_not_followed()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["a/b"]);
        File.WriteAllText(folder["a/b/file"], "");
        Directory.CreateSymbolicLink(folder["a/circle"], folder["a"]);
        File.CreateSymbolicLink(folder["a/dangling"], folder["nothing"]);

        var entries = FolderTree.Entries(folder.Path).Select(entry => entry.Path).ToList();

        Assert.AreSequenceEqual(["a", "a/b", "a/b/file", "a/circle", "a/dangling"], entries.Order(StringComparer.Ordinal));
        Assert.IsLessThan(entries.IndexOf("a/b"), entries.IndexOf("a"));
        Assert.IsLessThan(entries.IndexOf("a/b/file"), entries.IndexOf("a/b"));
        Assert.AreSequenceEqual(["a/b/file", "a/circle", "a/dangling"], FolderTree.Files(folder.Path).Select(file => file.Path).Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public void What_is_skipped_is_skipped_with_all_that_is_in_it()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["a/.git/deep"]);
        File.WriteAllText(folder["a/.git/deep/file"], "");
        File.WriteAllText(folder["a/kept"], "");

        Assert.AreSequenceEqual(["a/kept"], FolderTree.Files(folder.Path, path => path == "a/.git").Select(file => file.Path));
    }
}
