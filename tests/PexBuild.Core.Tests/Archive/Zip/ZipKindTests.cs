using PexBuild.Diagnostics;

namespace PexBuild.Archive.Zip;

[TestClass]
public sealed class ZipKindTests : ArchiveTests
{
    [TestMethod]
    [DataRow(0xA1FFu, "a symbolic link")]
    [DataRow(0x11A4u, "a fifo")]
    [DataRow(0x21A4u, "a device")]
    [DataRow(0x61A4u, "a device")]
    [DataRow(0xC1A4u, "a socket")]
    [DataRow(0x91A4u, "of an unknown type")]
    public void What_is_neither_file_nor_folder_is_refused(uint mode, string kind) =>
        Assert.Contains(kind, Refuses(PexErrors.EntryKind, new ZipRecords(new ZipMember("a", "/etc/passwd") { Attributes = mode << 16 })).Message);

    [TestMethod]
    [DataRow("a/", 0x81A40000u, DisplayName = "a folder's name, a file's mode")]
    [DataRow("a", 0x41ED0000u, DisplayName = "a file's name, a folder's mode")]
    [DataRow("a", 0x00000010u, DisplayName = "a file's name, a folder's DOS attribute")]
    public void A_name_and_a_mode_that_disagree_are_refused(string name, uint attributes) =>
        Refuses(PexErrors.EntryKindUnclear, new ZipRecords(new ZipMember(name) { Attributes = attributes }));

    [TestMethod]
    [DataRow(0x81ED0000u, true)]
    [DataRow(0x81A40000u, false)]
    [DataRow(0x80080000u, true, DisplayName = "for the group only")]
    [DataRow(0x01ED0000u, true, DisplayName = "without type, pex 2.39.0 - 2.91.2")]
    [DataRow(0x01A40000u, false, DisplayName = "without type")]
    [DataRow(0x8DED0000u, true, DisplayName = "setuid, which goes no further")]
    [DataRow(0u, false, DisplayName = "no attributes")]
    public void Only_the_execute_bit_of_a_mode_is_kept(uint attributes, bool executable)
    {
        using var container = Open(new ZipRecords(new ZipMember("a") { Attributes = attributes }));
        Assert.AreEqual(executable, container.Entries[0].IsExecutable);
        Assert.IsFalse(container.Entries[0].IsFolder);
    }

    [TestMethod]
    public void Folders_are_read_as_every_release_of_pex_wrote_them()
    {
        using var container = Open(new ZipRecords(
            new ZipMember("stored/"),
            new ZipMember("deflated/").Deflated(),
            new ZipMember("untyped/") { Attributes = 0x01ED0010 },
            new ZipMember("bare/") { Attributes = 0 }));
        Assert.AreSequenceEqual(["stored", "deflated", "untyped", "bare"], container.Entries.Select(entry => entry.Path).ToList());
        Assert.IsTrue(container.Entries.All(entry => entry is { IsFolder: true, IsExecutable: false, Length: 0 }));
    }

    [TestMethod]
    public void A_folder_with_data_is_refused()
    {
        Refuses(PexErrors.EntryKindUnclear, new ZipRecords(new ZipMember("a/", "data")));
        Refuses(PexErrors.EntryKindUnclear, new ZipRecords(new ZipMember("a/") { Data = [1] }));
        Refuses(PexErrors.EntryKindUnclear, new ZipRecords(new ZipMember("a/") { Data = [3, 1], Method = 8 }));
        Refuses(PexErrors.EntryKindUnclear, new ZipRecords(new ZipMember("a/") { Crc = 1 }));
    }
}
