using System.Buffers.Binary;
using PexBuild.Diagnostics;

namespace PexBuild.Archive.Zip;

[TestClass]
public sealed class Zip64Tests : ArchiveTests
{
    private static ZipRecords Plain() => new(new ZipMember("a", "1"), new ZipMember("b", "2")) { Zip64 = true };

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Zip64_end_records_are_read(bool offsetsFromZip)
    {
        var zip = Plain();
        if (offsetsFromZip)
            zip.OffsetsFrom = zip.Prefix.Length;
        Assert.HasCount(2, Read(zip));
    }

    [TestMethod]
    public void Zip64_end_records_that_repeat_what_the_plain_one_says_are_read()
    {
        var plain = new ZipRecords(new ZipMember("a", "1"), new ZipMember("b", "2")).Build().AsSpan()[^22..].ToArray();
        var zip = Plain();
        zip.ChangeEnd = end => plain.CopyTo(end, 0);
        Assert.HasCount(2, Read(zip));
        plain[10]++;
        plain[8]++;
        Refuses(PexErrors.EndRecord, zip);
    }

    [TestMethod]
    [DataRow(4, DisplayName = "its length")]
    [DataRow(16, DisplayName = "disk")]
    [DataRow(20, DisplayName = "disk of the directory")]
    [DataRow(24, DisplayName = "entries on this disk")]
    [DataRow(31, DisplayName = "entries on this disk, negative")]
    [DataRow(39, DisplayName = "entries")]
    [DataRow(40, DisplayName = "directory size")]
    [DataRow(47, DisplayName = "directory size, negative")]
    [DataRow(48, DisplayName = "directory offset")]
    [DataRow(55, DisplayName = "directory offset, negative")]
    [DataRow(0, DisplayName = "signature")]
    public void A_zip64_end_record_that_lies_is_refused(int at)
    {
        var zip = Plain();
        zip.ChangeZip64 = record => record[at] ^= 0x80;
        Refuses(PexErrors.EndRecord, zip);
    }

    [TestMethod]
    public void A_negative_number_of_entries_is_refused()
    {
        var zip = Plain();
        zip.ChangeZip64 = record =>
        {
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(24), -2);
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(32), -2);
        };
        Refuses(PexErrors.EndRecord, zip);
    }

    [TestMethod]
    [DataRow(-1L)]
    [DataRow(1L)]
    [DataRow(1L << 62)]
    [DataRow(-(1L << 62))]
    public void A_locator_that_points_elsewhere_is_refused(long error)
    {
        var zip = Plain();
        zip.Zip64Offset = offset => offset + error;
        Refuses(PexErrors.EndRecord, zip);
    }

    [TestMethod]
    public void Sizes_in_a_zip64_field_are_read()
    {
        var member = new ZipMember("a", "data")
        {
            Length = uint.MaxValue,
            CompressedLength = uint.MaxValue,
            Extra = ZipRecords.Zip64Field(4, 4),
            LocalExtra = ZipRecords.Zip64Field(4, 4),
        };
        Assert.AreEqual("data", Read(new ZipRecords(member))["a"]);
    }

    [TestMethod]
    public void Sizes_in_the_zip64_field_of_the_header_alone_are_read()
    {
        // Python writes this when it is told that a file may become large, and it does not.
        var member = new ZipMember("a", "data")
        {
            LocalLength = uint.MaxValue,
            LocalCompressedLength = uint.MaxValue,
            LocalExtra = ZipRecords.Zip64Field(4, 4),
        };
        Assert.AreEqual("data", Read(new ZipRecords(member))["a"]);
        member.LocalCompressedLength = 4;
        Assert.AreEqual("data", Read(new ZipRecords(member))["a"]);
        member.LocalExtra = ZipRecords.Zip64Field(4);
        Assert.AreEqual("data", Read(new ZipRecords(member))["a"]);
        (member.LocalLength, member.LocalCompressedLength) = (4, uint.MaxValue);
        Assert.AreEqual("data", Read(new ZipRecords(member))["a"]);
        member.LocalExtra = ZipRecords.Zip64Field(5);
        Refuses(PexErrors.HeadersDisagree, new ZipRecords(member));
        member.LocalCompressedLength = 5;
        Refuses(PexErrors.HeadersDisagree, new ZipRecords(member));
    }

    [TestMethod]
    public void An_offset_in_a_zip64_field_is_read()
    {
        var member = new ZipMember("a", "data") { Offset = _ => uint.MaxValue, Extra = ZipRecords.Zip64Field(23) };
        Assert.AreEqual("data", Read(new ZipRecords(member))["a"]);
    }

    [TestMethod]
    public void A_zip64_field_that_does_not_fit_its_record_is_refused()
    {
        Refuses(PexErrors.ExtraField, new ZipRecords(new ZipMember("a", "data") { Length = uint.MaxValue }));
        Refuses(PexErrors.ExtraField, new ZipRecords(new ZipMember("a", "data") { Extra = ZipRecords.Zip64Field(4) }));
        Refuses(PexErrors.ExtraField, new ZipRecords(new ZipMember("a", "data") { Length = uint.MaxValue, Extra = ZipRecords.Zip64Field(4, 4) }));
        Refuses(PexErrors.ExtraField,
            new ZipRecords(new ZipMember("a", "data") { Length = uint.MaxValue, Extra = ZipRecords.Zip64Field(-4), LocalLength = 4 }));
        Refuses(PexErrors.ExtraField, new ZipRecords(new ZipMember("a", "data") { LocalExtra = ZipRecords.Zip64Field(4, 4, 4) }));
        Refuses(PexErrors.HeadersDisagree, new ZipRecords(new ZipMember("a", "data") { LocalExtra = ZipRecords.Zip64Field(4, 5) }));
        Refuses(PexErrors.HeadersDisagree, new ZipRecords(new ZipMember("a", "data") { LocalLength = uint.MaxValue }));
        Refuses(PexErrors.ExtraField, new ZipRecords(new ZipMember("a", "data") { Disk = ushort.MaxValue }));
    }

    [TestMethod]
    public void A_size_of_nine_exabytes_is_over_the_limit()
    {
        var member = new ZipMember("a", "data")
        {
            Length = uint.MaxValue,
            Extra = ZipRecords.Zip64Field(long.MaxValue),
            LocalExtra = ZipRecords.Zip64Field(long.MaxValue, 4),
        }.Deflated();
        member.Data = "data"u8.ToArray();
        Refuses(PexErrors.TooManyBytes, new ZipRecords(member, member.Name[0] == 'a' ? new ZipMember("b", "data") : member));
    }
}
