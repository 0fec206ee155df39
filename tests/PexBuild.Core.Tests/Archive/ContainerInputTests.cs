using System.Diagnostics;
using System.Runtime.Versioning;
using PexBuild.Archive.Zip;
using PexBuild.Diagnostics;

namespace PexBuild.Archive;

[TestClass]
public sealed class ContainerInputTests : ArchiveTests
{
    [TestMethod]
    public void Files_and_folders_are_told_apart_links_followed()
    {
        File.WriteAllText(Folder["file"], "x");
        File.WriteAllText(Folder["empty"], "");
        File.CreateSymbolicLink(Folder["to-file"], "file");
        Directory.CreateSymbolicLink(Folder["to-folder"], Folder.Path);
        Assert.AreEqual(ContainerKind.File, ContainerInput.KindOf(Folder["file"]));
        Assert.AreEqual(ContainerKind.File, ContainerInput.KindOf(Folder["empty"]));
        Assert.AreEqual(ContainerKind.File, ContainerInput.KindOf(Folder["to-file"]));
        Assert.AreEqual(ContainerKind.Folder, ContainerInput.KindOf(Folder.Path));
        Assert.AreEqual(ContainerKind.Folder, ContainerInput.KindOf(Folder["to-folder"]));
    }

    [TestMethod]
    public void What_is_not_there_is_refused()
    {
        File.CreateSymbolicLink(Folder["broken"], "nothing");
        File.CreateSymbolicLink(Folder["circle"], "circle");
        foreach (var name in (string[])["nothing", "broken", "circle"])
            Refuses(PexErrors.InputMissing, () => ContainerInput.KindOf(Folder[name]));
        Refuses(PexErrors.InputMissing, () => ZipContainer.Open("", Limits));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_fifo_or_device_is_refused_before_it_is_opened()
    {
        using (var process = Process.Start("mkfifo", Folder["pipe"]))
            process.WaitForExit();
        File.CreateSymbolicLink(Folder["to-pipe"], "pipe");
        Assert.Contains("a fifo", Refuses(PexErrors.InputKind, () => ZipContainer.Open(Folder["pipe"], Limits)).Message);
        Assert.Contains("a fifo", Refuses(PexErrors.InputKind, () => ZipContainer.Open(Folder["to-pipe"], Limits)).Message);
        Assert.Contains("a device", Refuses(PexErrors.InputKind, () => ZipContainer.Open("/dev/zero", Limits)).Message);
    }

    [TestMethod]
    public void A_folder_is_no_PEX_file() => Refuses(PexErrors.InputKind, () => ZipContainer.Open(Folder.Path, Limits));

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_may_not_be_read_is_an_error_with_a_code()
    {
        if (Environment.IsPrivilegedProcess)
            Assert.Inconclusive("This user may read everything.");
        foreach (var text in (string[])["x", ""])
        {
            File.WriteAllText(Folder["secret" + text], text);
            File.SetUnixFileMode(Folder["secret" + text], UnixFileMode.None);
            Refuses(PexErrors.CannotRead, () => ZipContainer.Open(Folder["secret" + text], Limits));
        }
    }
}
