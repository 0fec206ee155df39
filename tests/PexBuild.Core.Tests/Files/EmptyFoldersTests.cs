using PexBuild.Testing;

namespace PexBuild.Files;

[TestClass]
public sealed class EmptyFoldersTests
{
    [TestMethod]
    public void Folders_that_removed_files_leave_empty_go_in_whichever_order_the_files_are_named()
    {
        string[] paths = ["package/__init__.py", "package/inner/deep/module.py", "package/inner/module.py", "other/kept/module.py"];
        foreach (var order in new[] { paths, [.. paths.Reverse()] })
        {
            using var folder = new TemporaryFolder();
            foreach (var path in paths)
                Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
            Directory.CreateDirectory(folder["package/__pycache__"]);
            File.WriteAllText(folder["package/__pycache__/module.cpython-311.pyc"], "");
            File.WriteAllText(folder["other/kept/mine.txt"], "");

            EmptyFolders.Prune(folder.Path, order);

            Assert.AreEqual("other, other/kept",
                string.Join(", ",
                    Directory.GetDirectories(folder.Path, "*", SearchOption.AllDirectories).Select(inner => Path.GetRelativePath(folder.Path, inner))
                        .Order(StringComparer.Ordinal)));
        }
    }
}
