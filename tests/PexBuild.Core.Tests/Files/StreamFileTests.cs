using PexBuild.Testing;

namespace PexBuild.Files;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class StreamFileTests
{
    [TestMethod]
    [DataRow("/dev/null")]
    [DataRow("/dev/fd/1")]
    public void A_device_is_one(string path) => Assert.IsTrue(StreamFile.IsDeviceOrPipe(path));

    [TestMethod]
    public void A_link_to_a_device_is_one()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["link"], "/dev/null");

        Assert.IsTrue(StreamFile.IsDeviceOrPipe(folder["link"]));
    }

    [TestMethod]
    public void Files_folders_and_nothing_are_none()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        File.CreateSymbolicLink(folder["link"], "file");

        foreach (var path in (string[])["file", "link", "none", ""])
            Assert.IsFalse(StreamFile.IsDeviceOrPipe(folder[path]), path);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_file_in_memory_is_a_file()
    {
        var path = "/dev/shm/pexbuild-test-" + Guid.NewGuid().ToString("N");
        File.WriteAllText(path, "");
        try
        {
            Assert.IsFalse(StreamFile.IsDeviceOrPipe(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
