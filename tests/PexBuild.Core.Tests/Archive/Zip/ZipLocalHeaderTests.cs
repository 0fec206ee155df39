using PexBuild.Diagnostics;

namespace PexBuild.Archive.Zip;

[TestClass]
public sealed class ZipLocalHeaderTests : ArchiveTests
{
    [TestMethod]
    public void A_local_header_that_differs_is_refused()
    {
        Differs(member => member.LocalName = "b.py"u8.ToArray());
        Differs(member => member.LocalName = "a.pyc"u8.ToArray());
        Differs(member => member.LocalFlags = 0x800);
        Differs(member => member.LocalMethod = 8);
        Differs(member => member.LocalCrc = 1);
        Differs(member => member.LocalCrc = 0);
        Differs(member => member.LocalLength = 7);
        Differs(member => member.LocalLength = 0);
        Differs(member => member.LocalCompressedLength = 7);
        Differs(member => member.LocalCompressedLength = 0);
        Differs(member => member.LocalSignature = 0x04034B51);

        void Differs(Action<ZipMember> change)
        {
            var member = new ZipMember("a.py", "print(1)");
            change(member);
            Refuses(PexErrors.HeadersDisagree, new ZipRecords(member, new ZipMember("z.py")));
        }
    }

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, false)]
    [DataRow(true, true)]
    [DataRow(false, true)]
    public void Sizes_behind_the_data_are_read_from_the_directory_and_checked(bool withSignature, bool zip64)
    {
        foreach (var size in (int[])[10, 20_000])
        {
            var member = Streamed(size, withSignature, zip64);
            Assert.AreEqual(new string('x', size), Read(new ZipRecords(member, new ZipMember("b.py", "after")))["a.py"]);

            member = Streamed(size, withSignature, zip64);
            member.Descriptor[^1] ^= 1;
            Refuses(PexErrors.HeadersDisagree, new ZipRecords(member, new ZipMember("b.py", "after")));

            member = Streamed(size, withSignature, zip64);
            member.Descriptor = [];
            Refuses(PexErrors.HeadersDisagree, new ZipRecords(member, new ZipMember("b.py", "after")));
        }
    }

    [TestMethod]
    public void Wrong_values_in_the_header_are_refused_also_when_they_could_have_been_zero()
    {
        var member = Streamed(10, withSignature: true, zip64: false);
        member.LocalCrc = 5;
        Refuses(PexErrors.HeadersDisagree, new ZipRecords(member));
    }

    [TestMethod]
    [DataRow(new byte[] { 1 })]
    [DataRow(new byte[] { 1, 2, 3, 0 })]
    [DataRow(new byte[] { 1, 2, 0, 0, 9 })]
    [DataRow(new byte[] { 1, 0, 0, 0, 1, 0, 0, 0 }, DisplayName = "zip64 twice")]
    public void Extra_fields_that_do_not_fill_their_space_are_refused(byte[] extra)
    {
        Refuses(PexErrors.ExtraField, new ZipRecords(new ZipMember("a.py") { Extra = extra }));
        Refuses(PexErrors.ExtraField, new ZipRecords(new ZipMember("a.py") { LocalExtra = extra }));
    }

    [TestMethod]
    public void Extra_fields_that_nothing_is_known_of_are_read_over()
    {
        var extra = ZipRecords.Field(0x5455, 3, 0, 0, 0, 0);
        Assert.HasCount(1, Read(new ZipRecords(new ZipMember("a.py") { Extra = extra, LocalExtra = [.. extra, .. ZipRecords.Field(0xCAFE)] })));
    }

    [TestMethod]
    public void Another_name_in_an_extra_field_is_refused()
    {
        byte[] Name(string name) => ZipRecords.Field(0x7075, [1, 0, 0, 0, 0, .. System.Text.Encoding.UTF8.GetBytes(name)]);
        Assert.HasCount(1, Read(new ZipRecords(new ZipMember("a.py") { Extra = Name("a.py"), LocalExtra = Name("a.py") })));
        Refuses(PexErrors.ExtraField, new ZipRecords(new ZipMember("a.py") { Extra = Name("../a.py") }));
        Refuses(PexErrors.ExtraField, new ZipRecords(new ZipMember("a.py") { LocalExtra = Name("b.py") }));
        Refuses(PexErrors.ExtraField, new ZipRecords(new ZipMember("a.py") { Extra = ZipRecords.Field(0x7075, 1, 0) }));
    }

    [TestMethod]
    [DataRow(0x0001)]
    [DataRow(0x0041)]
    [DataRow(0x2000)]
    public void Encryption_is_refused(int flags) =>
        Refuses(PexErrors.Encrypted, new ZipRecords(new ZipMember("a.py", "print(1)") { Flags = (ushort)flags }));

    [TestMethod]
    [DataRow(12, DisplayName = "bzip2")]
    [DataRow(14, DisplayName = "lzma")]
    [DataRow(9, DisplayName = "deflate64")]
    [DataRow(99, DisplayName = "AES")]
    public void Other_compression_is_refused(int method) =>
        Refuses(PexErrors.Unsupported, new ZipRecords(new ZipMember("a.py", "print(1)") { Method = (ushort)method }));

    private static ZipMember Streamed(int size, bool withSignature, bool zip64)
    {
        var member = new ZipMember("a.py", new string('x', size)) { Flags = 8, LocalCrc = 0, LocalLength = 0, LocalCompressedLength = 0 };
        if (zip64)
        {
            member.LocalExtra = ZipRecords.Zip64Field(0, 0);
            member.LocalLength = member.LocalCompressedLength = uint.MaxValue;
        }

        using var descriptor = new MemoryStream();
        using var to = new BinaryWriter(descriptor);
        if (withSignature)
            to.Write("PK\x07\x08"u8);
        to.Write(member.Crc);
        for (var i = 0; i < 2; i++)
            if (zip64)
                to.Write((long)size);
            else
                to.Write(size);
        member.Descriptor = descriptor.ToArray();
        return member;
    }
}
