using Microsoft.Build.Utilities;

namespace PexBuild.MSBuild.Items;

[TestClass]
public sealed class PatchListTests
{
    [TestMethod]
    public void Entries_keep_their_order_and_the_files_of_a_glob_are_sorted_by_name()
    {
        var files = Files(("z.patch", "z.patch"), ("patches/*", "patches/b.patch"), ("patches/*", "patches/B.patch"), ("patches/*", "patches/a.patch"));

        Assert.AreEqual("z.patch, patches/B.patch, patches/a.patch, patches/b.patch", Expand(files, "z.patch;patches/*"));
        Assert.AreEqual("patches/B.patch, patches/a.patch, patches/b.patch, z.patch", Expand(files, "patches/* ; \n z.patch;"));
    }

    [TestMethod]
    public void A_file_that_several_entries_name_counts_once_where_it_comes_first() =>
        Assert.AreEqual("b.patch, a.patch",
            Expand(Files(("b.patch", "b.patch"), ("*", "a.patch"), ("*", "b.patch"), ("./a.patch", "./a.patch")), "b.patch;*;./a.patch"));

    [TestMethod]
    public void A_glob_without_files_gives_none() => Assert.AreEqual("a.patch", Expand(Files(("a.patch", "a.patch")), "none/*;a.patch"));

    [TestMethod]
    public void An_escaped_wildcard_is_not_the_entry_with_the_wildcard() =>
        Assert.AreEqual("star*.patch", Expand(Files(("star*.patch", "starry.patch"), ("star%2a.patch", "star*.patch")), "star%2a.patch"));

    [TestMethod]
    public void A_prepared_item_has_the_same_files_in_any_directory()
    {
        string[] paths = ["/project/a;b.patch", "/project/star*.patch", "/project/50%.patch", "/project/it's @(x) $(y).patch"];
        var item = new TaskItem("x");

        PatchList.Write(item, paths);

        Assert.AreSequenceEqual(paths, PatchList.Read(item));
    }

    private static PatchGlobs Files(params (string Entry, string Path)[] files) => new(files.Select(file => Create(file.Entry, file.Path)), "/project");

    private static TaskItem Create(string entry, string path)
    {
        var file = EscapedItem.Create(path);
        file.SetMetadata("Entry", entry);
        return file;
    }

    private static string Expand(PatchGlobs patches, string value)
    {
        var item = new TaskItem("x");
        item.SetMetadata("Patches", value);
        return string.Join(", ", patches.Expand(item).Select(path => Path.GetRelativePath("/project", path).Replace('\\', '/')));
    }
}
