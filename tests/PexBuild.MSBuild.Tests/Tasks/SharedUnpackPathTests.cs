using PexBuild.MSBuild.EndToEnd.Scenarios;

namespace PexBuild.MSBuild.Tasks;

[TestClass]
public sealed class SharedUnpackPathTests
{
    [TestMethod]
    public void Of_two_builds_that_unpack_the_same_to_one_folder_the_second_takes_what_the_first_made()
    {
        using var lab = new TaskLab();
        BigPex.Write(lab.Pex);

        Assert.IsTrue(lab.UnpackTwiceAtOnce(), string.Join(' ', lab.Codes));

        Assert.IsEmpty(lab.Codes);
        Assert.IsTrue(File.Exists(Path.Combine(lab.Unpacked, ".pexbuild/manifest.json")));
        Assert.AreEqual("greet", Path.GetFileName(Assert.ContainsSingle(Directory.GetFileSystemEntries(Path.GetDirectoryName(lab.Unpacked)!))));
    }
}
