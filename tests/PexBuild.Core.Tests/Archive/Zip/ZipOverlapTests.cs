using PexBuild.Diagnostics;

namespace PexBuild.Archive.Zip;

[TestClass]
public sealed class ZipOverlapTests : ArchiveTests
{
    [TestMethod]
    public void Two_entries_that_share_their_data_are_refused()
    {
        // They share the name in the header too, so that this is either a duplicate or a name that differs.
        var second = new ZipMember("a", "data") { Offset = _ => 23 };
        Refuses(PexErrors.Duplicate, new ZipRecords(new ZipMember("a", "data"), second));
        second.Name = "b"u8.ToArray();
        Refuses(PexErrors.HeadersDisagree, new ZipRecords(new ZipMember("a", "data"), second));
    }

    [TestMethod]
    public void An_entry_inside_the_data_of_another_is_refused()
    {
        // As the quoted kind of zip bomb does: a stored entry whose data are a header and its data.
        var inner = new ZipRecords(new ZipMember("b", "data")) { Prefix = [] }.Build();
        var zip = new ZipRecords(new ZipMember("a"u8.ToArray(), inner), new ZipMember("b", "data") { Offset = _ => 23 + 30 + 1 });
        Refuses(PexErrors.Overlap, zip);
    }

    [TestMethod]
    public void Data_that_reach_into_the_directory_are_refused()
    {
        var member = new ZipMember("a", "data") { CompressedLength = 20, Length = 20 };
        Refuses(PexErrors.Overlap, new ZipRecords(member));
    }

    [TestMethod]
    public void Gaps_and_any_order_are_read()
    {
        var zip = new ZipRecords(new ZipMember("a", "1"), new ZipMember("b", "2") { GapBefore = new byte[200_000] }) { GapBeforeDirectory = new byte[10] };
        Assert.HasCount(2, Read(zip));
        // The directory lists them the other way round than they lie.
        var (a, b) = (new ZipMember("a", "1"), new ZipMember("b", "2"));
        (a.Offset, a.LocalName, a.Data, a.LocalCrc) = (_ => 23, b.Name, b.Content, b.Crc);
        (b.Offset, b.LocalName, b.Data, b.LocalCrc) = (_ => 23 + 32, a.Name, a.Content, a.Crc);
        var read = Read(new ZipRecords(b, a));
        Assert.AreEqual("1", read["a"]);
        Assert.AreEqual("2", read["b"]);
    }
}
