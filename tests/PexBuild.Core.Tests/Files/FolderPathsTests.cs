using PexBuild.Testing;

namespace PexBuild.Files;

[TestClass]
public sealed class FolderPathsTests
{
    [TestMethod]
    [DataRow("a/b/c", "a/b a")]
    [DataRow("a/b/", "a/b a")]
    [DataRow("a", "")]
    [DataRow("", "")]
    public void The_folders_of_a_path_are_the_deepest_first(string path, string parents) =>
        Assert.AreEqual(parents, string.Join(' ', FolderPaths.Parents(path)));

    [TestMethod]
    public void A_full_path_has_no_separator_at_its_end_unless_it_is_a_root()
    {
        using var folder = new TemporaryFolder();
        var root = Path.GetPathRoot(folder.Path)!;

        Assert.AreEqual(folder.Path, FolderPaths.Full(folder.Path + Path.DirectorySeparatorChar));
        Assert.AreEqual(root, FolderPaths.Full(root));
        Assert.AreEqual(Path.GetFileName(folder.Path), FolderPaths.Name(folder.Path + Path.DirectorySeparatorChar));
    }
}
