using PexBuild.Testing;

namespace PexBuild.Files;

[TestClass]
public sealed class ParentFoldersTests
{
    [TestMethod]
    public void Only_folders_that_were_made_and_are_empty_go_again()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["there"]);
        var parents = new ParentFolders(folder["there/a/b/c"]);
        parents.Make();
        File.WriteAllText(folder["there/a/mine"], "");

        parents.TakeBack();

        Assert.AreSequenceEqual([folder["there/a"]],
            Directory.GetDirectories(folder.Path, "*", SearchOption.AllDirectories).Where(inner => inner != folder["there"]));
    }

    [TestMethod]
    public void A_file_or_a_dangling_link_in_their_place_is_an_error_at_once()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        File.CreateSymbolicLink(folder["link"], folder["nothing"]);

        foreach (var place in new[] { "file/a", "link/a", "file", "link" })
            Assert.Throws<IOException>(new ParentFolders(folder[place]).Make, place);
    }
}
