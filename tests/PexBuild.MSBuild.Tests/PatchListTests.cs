using Microsoft.Build.Utilities;
using PexBuild.Testing;

namespace PexBuild.MSBuild;

[TestClass]
public sealed class PatchListTests
{
    [TestMethod]
    public void Files_and_globs_come_in_the_order_given_and_each_file_once()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "patches/b.patch", "patches/a.patch", "patches/a.diff", "patches/deep/c.patch", "patches/deep/deeper/d.patch", "other/a.patch", "top.patch");

        Assert.AreEqual("patches/b.patch, patches/a.patch", Read(folder, "patches/b.patch; patches/*.patch ;\n"));
        Assert.AreEqual("patches/a.patch, patches/b.patch, patches/deep/c.patch, patches/deep/deeper/d.patch", Read(folder, "patches/**/*.patch"));
        Assert.AreEqual("patches/deep/c.patch", Read(folder, @"patches\deep\?.patch"));
        Assert.AreEqual("patches/deep/c.patch, patches/deep/deeper/d.patch", Read(folder, "patches/deep/**"));
        Assert.AreEqual("other/a.patch, patches/a.patch", Read(folder, "*/a.patch"));
        Assert.AreEqual("other/a.patch", Read(folder, "patches/../oth?r/*"));
        Assert.AreEqual("none.patch, top.patch", Read(folder, "none.patch;none/*;top.patch"));
        Assert.AreEqual("top.patch", Read(folder, folder["top.*"]));
        Assert.AreEqual("", Read(folder, ""));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void What_is_escaped_is_meant_literally_also_once_it_was_read()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a;b.patch", "star*.patch", "starry.patch", "50%.patch", "(1)+.patch", "É.patch");

        Assert.AreEqual("a;b.patch, star*.patch, 50%.patch", Read(folder, "a%3bb.patch;star%2a.patch;50%25.patch"));
        Assert.AreEqual("a;b.patch", Read(folder, "?%3b*"));
        Assert.AreEqual("(1)+.patch", Read(folder, "(1)*.patch"));
        Assert.AreEqual("É.patch", Read(folder, "É*"));
    }

    private static void Write(TemporaryFolder folder, params string[] paths)
    {
        foreach (var path in paths)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
            File.WriteAllText(folder[path], "");
        }
    }

    private static string Read(TemporaryFolder folder, string value)
    {
        var item = new TaskItem("x");
        item.SetMetadata(PatchList.Name, value);
        var paths = PatchList.Read(item, folder.Path);
        var again = new TaskItem("x");
        again.SetMetadata(PatchList.Name, PatchList.Write(paths));
        Assert.AreSequenceEqual(paths, PatchList.Read(again, "/elsewhere"));
        return string.Join(", ", paths.Select(path => Path.GetRelativePath(folder.Path, path).Replace('\\', '/')));
    }
}
