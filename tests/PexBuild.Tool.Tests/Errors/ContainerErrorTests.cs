using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Errors;

[TestClass]
public sealed class ContainerErrorTests : ErrorTests
{
    public static IEnumerable<object[]> Names => NamesOf(Cases);

    internal static IEnumerable<ErrorCase> Cases =>
    [
        new(PexErrors.InputMissing, "nothing is there", "There is no such file or folder. Nothing was written.", lab => ["unpack", lab.Pex]),
        new(PexErrors.InputMissing, "a link to nothing", "There is no such file or folder. Nothing was written.",
            lab => ["unpack", lab.Link("tool.pex", "nowhere")]),
        new(PexErrors.InputMissing, "a link in a circle", "There is no such file or folder. Nothing was written.",
            lab => ["unpack", lab.Link("tool.pex", "tool.pex")]),
        new(PexErrors.InputKind, "a fifo", "This is a fifo, but a file or a folder is needed. Nothing was written.", lab => ["unpack", lab.Fifo("tool.pex")]),
        new(PexErrors.InputKind, "a link to a fifo", "This is a fifo, but a file or a folder is needed. Nothing was written.",
            lab => ["unpack", lab.Link("tool.pex", lab.Fifo("pipe"))]),
        new(PexErrors.InputKind, "a device", "This is a device, but a file or a folder is needed. Nothing was written.",
            lab => ["unpack", lab.Link("tool.pex", "/dev/null")]),
        new(PexErrors.NotAZip, "no byte", "This is not a PEX: no zip archive ends at its last byte. Nothing was written.", lab => lab.Unpack([])),
        new(PexErrors.NotAZip, "text", "This is not a PEX: no zip archive ends at its last byte. Nothing was written.",
            lab => lab.Unpack("#!/bin/sh\necho\n"u8.ToArray())),
        new(PexErrors.NotAZip, "cut off by a byte", "This is not a PEX: no zip archive ends at its last byte. Nothing was written.",
            lab => lab.Unpack(HostilePex.With().Build()[..^1])),
        new(PexErrors.NotAZip, "a byte is added", "This is not a PEX: no zip archive ends at its last byte. Nothing was written.",
            lab => lab.Unpack([.. HostilePex.With().Build(), 0])),
        new(PexErrors.AmbiguousEnd, "a zip behind a zip", "The file has a second zip end record at offset ",
            lab => lab.Unpack([.. HostilePex.With().Build(), .. HostilePex.With().Build()])),
        new(PexErrors.AmbiguousEnd, "in the comment", "The file has a second zip end record at offset ", lab => lab.Unpack(InTheComment())),
        new(PexErrors.AmbiguousEnd, "in a gap", "The file has a second zip end record at offset ",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { GapBefore = new ZipRecords { Prefix = [] }.Build() }))),
        new(PexErrors.AmbiguousEnd, "before the directory", "The file has a second zip end record at offset ", lab =>
        {
            var zip = HostilePex.With();
            zip.GapBeforeDirectory = new ZipRecords { Prefix = [] }.Build();
            return lab.Unpack(zip);
        }),
        new(PexErrors.EndRecord, "one entry more than there is, in one count",
            "The zip's end record is invalid: it belongs to a multi-part archive. Nothing was written.",
            lab => lab.Unpack(Changed(zip => zip.ChangeEnd = end => end[8]++))),
        new(PexErrors.EndRecord, "another disk", "The zip's end record is invalid: it belongs to a multi-part archive. Nothing was written.",
            lab => lab.Unpack(Changed(zip => zip.ChangeEnd = end => end[4]++))),
        new(PexErrors.EndRecord, "the directory outside", "The zip's end record is invalid: it points outside the file. Nothing was written.",
            lab => lab.Unpack(Changed(zip => zip.DirectoryOffset = offset => offset + 0x1000000))),
        new(PexErrors.EndRecord, "offsets from nowhere",
            "The zip's end record is invalid: its offsets are relative to neither the start of the file nor the start of the zip. Nothing was written.",
            lab => lab.Unpack(Changed(zip => zip.OffsetsFrom = 5))),
        new(PexErrors.EndRecord, "a zip64 locator that lies",
            "The zip's end record is invalid: the zip64 record is not where its locator says. Nothing was written.",
            lab => lab.Unpack(Changed(zip => (zip.Zip64, zip.Zip64Offset) = (true, at => at + 1)))),
        new(PexErrors.EndRecord, "a zip64 count that cannot be", "The zip's end record is invalid: its number of entries is impossible. Nothing was written.",
            lab => lab.Unpack(Changed(zip => (zip.Zip64, zip.Count) = (true, _ => long.MaxValue)))),
        new(PexErrors.EndRecord, "a zip64 length below zero", "The zip's end record is invalid: the zip64 record has a negative number. Nothing was written.",
            lab => lab.Unpack(Changed(zip => (zip.Zip64, zip.DirectoryLength) = (true, _ => -1)))),
        new(PexErrors.Directory, "fewer entries than records", "The zip's central directory is invalid at entry 2: more data follows it. Nothing was written.",
            lab => lab.Unpack(Changed(zip => zip.Count = count => count - 1))),
        new(PexErrors.Directory, "more entries than records", "The zip's central directory is invalid at entry 4: its record is missing. Nothing was written.",
            lab => lab.Unpack(
                Changed(zip => (zip.Count, zip.AfterDirectory, zip.DirectoryLength) = (count => count + 1, new byte[64], length => length + 64)))),
        new(PexErrors.Directory, "an entry outside", "The zip's central directory is invalid at entry 4: it points outside the file. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { Offset = _ => 0x7FFFFFFF }))),
        new(PexErrors.HeadersDisagree, "another name", "evil: the central directory and the local header disagree about its name. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("evil", "a") { LocalName = "good"u8.ToArray() }))),
        new(PexErrors.HeadersDisagree, "other flags", "a: the central directory and the local header disagree about its flags. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { LocalFlags = 1 }))),
        new(PexErrors.HeadersDisagree, "another compression",
            "a: the central directory and the local header disagree about its compression. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { LocalMethod = 8 }))),
        new(PexErrors.HeadersDisagree, "another CRC", "a: the central directory and the local header disagree about its CRC-32. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { LocalCrc = 0 }))),
        new(PexErrors.HeadersDisagree, "another size", "a: the central directory and the local header disagree about its size. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { LocalLength = 0 }))),
        new(PexErrors.HeadersDisagree, "no header",
            "a: the central directory and the local header disagree about where its local header is. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { LocalSignature = 0 }))),
        new(PexErrors.HeadersDisagree, "no descriptor",
            "a: the central directory and the local header disagree about what follows its data. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { Flags = 8 }))),
        new(PexErrors.Overlap, "one inside another", "b: its data overlaps a. Nothing was written.", lab =>
        {
            var inner = new ZipRecords(new ZipMember("b", "data")) { Prefix = [] }.Build();
            var (start, zip) = (0L, HostilePex.With(new ZipMember("a"u8.ToArray(), inner)));
            zip.Members[^1].Offset = at => start = at;
            zip.Members.Add(new ZipMember("b", "data") { Offset = _ => start + 31 });
            return lab.Unpack(zip);
        }),
        new(PexErrors.Overlap, "into the directory", "a: its data overlaps the central directory. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { CompressedLength = 60, Length = 60 }))),
        new(PexErrors.Unsupported, "bzip2", "a: compression method 12 is not supported. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { Method = 12 }))),
        new(PexErrors.Unsupported, "lzma", "a: compression method 14 is not supported. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { Method = 14 }))),
        new(PexErrors.Unsupported, "patched data", "a: patched data is not supported. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { Flags = 0x20 }))),
        new(PexErrors.Encrypted, "by the old cipher", "a is encrypted. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { Flags = 1 }))),
        new(PexErrors.Encrypted, "strongly", "a is encrypted. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { Flags = 0x41 }))),
        new(PexErrors.Encrypted, "by a hidden directory", "a is encrypted. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { Flags = 0x2000 }))),
        new(PexErrors.ExtraField, "cut off", "a: its extra fields are invalid: they do not fill the space that they are given. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { Extra = [1, 2, 3] }))),
        new(PexErrors.ExtraField, "another name in Unicode", "a: its extra fields are invalid: they give the entry another name. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { Extra = ZipRecords.Field(0x7075, [1, 0, 0, 0, 0, (byte)'b']) }))),
        new(PexErrors.ExtraField, "another name beside the data",
            "a: its extra fields are invalid: those of the local header give the entry another name. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { LocalExtra = ZipRecords.Field(0x7075, [1, 0, 0, 0, 0, (byte)'b']) }))),
        new(PexErrors.ExtraField, "zip64 without need", "a: its extra fields are invalid: the zip64 field contradicts the record. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "a") { Extra = ZipRecords.Zip64Field(1) }))),
        new(PexErrors.CompressedData, "no deflate", "a: its compressed data is damaged: it cannot be inflated. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "aaaa") { Method = 8, Data = [0xFF, 0xFF, 0xFF, 0xFF] }))),
        new(PexErrors.CompressedData, "cut off", "a: its compressed data is damaged: it is cut off. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(Deflated("aaaabbbbcccc", data => data[..^2])))),
        new(PexErrors.CompressedData, "followed by something", "a: its compressed data is damaged: it is followed by more bytes. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(Deflated("aaaabbbbcccc", data => [.. data, 0])))),
        new(PexErrors.CompressedData, "no zstd frame", "a: its compressed data is damaged: it is not a zstd frame. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "aaaa") { Method = 93, Data = Encoding.ASCII.GetBytes("not a frame") }))),
        new(PexErrors.SizeMismatch, "shorter than declared", "a does not have the 9 bytes that it declares. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "aaaa") { Method = 8, Length = 9 }))),
        new(PexErrors.SizeMismatch, "longer than declared", "a does not have the 3 bytes that it declares. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "aaaa") { Method = 8, Length = 3 }))),
        new(PexErrors.SizeMismatch, "stored with two sizes", "a does not have the 3 bytes that it declares. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "aaaa") { Length = 3 }))),
        new(PexErrors.CrcMismatch, "another byte", "a: its content does not have the CRC-32 that it declares. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "aaaa") { Data = "aaab"u8.ToArray() }))),
        new(PexErrors.CrcMismatch, "a CRC of zero", "a: its content does not have the CRC-32 that it declares. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "aaaa") { Crc = 0 }))),
        new(PexErrors.CrcMismatch, "of PEX-INFO", "PEX-INFO: its content does not have the CRC-32 that it declares. Nothing was written.",
            lab => lab.Unpack(Changed(zip => zip.Members[0].Crc++))),
        new(PexErrors.CrcMismatch, "of a compiled file that is left out", "x.pyc: its content does not have the CRC-32 that it declares. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new("x.py", "x"), new ZipMember("x.pyc", "aaaa") { Crc = 1 }))),
        new(PexErrors.CrcMismatch, "of a wheel as a whole",
            $".deps/{HostilePex.Wheel}: its content does not have the CRC-32 that it declares. Nothing was written.",
            lab => lab.Unpack(HostilePex.WithWheel(HostilePex.WheelOf(), wheel => wheel.Crc++))),
        new(PexErrors.CrcMismatch, "of a file in a wheel",
            $".deps/{HostilePex.Wheel}/a: its content does not have the CRC-32 that it declares. Nothing was written.",
            lab => lab.Unpack(HostilePex.WithWheel(HostilePex.WheelOf(new ZipMember("a", "aaaa") { Crc = 1 })))),
        new(PexErrors.NotAPex, "a zip application of another kind",
            "This is not a PEX: it has no PEX-INFO and looks like a plain Python zip application (zipapp). Nothing was written.",
            lab => lab.Unpack(new ZipRecords(new ZipMember("__main__.py", "")))),
        new(PexErrors.NotAPex, "an empty zip", "This is not a PEX: it has neither PEX-INFO nor __main__.py. Nothing was written.",
            lab => lab.Unpack(new ZipRecords())),
        new(PexErrors.NotAPex, "a folder that is no PEX", "This is not a PEX: the folder has no PEX-INFO. Nothing was written.",
            lab => ["unpack", Path.GetDirectoryName(lab.Write("tool.pex/a", ""))!, "-o", lab.Folder]),
        new(PexErrors.PartMissing, "no entry script", "It has PEX-INFO but no __main__.py, so it is not a complete PEX. Nothing was written.",
            lab => lab.Unpack(new ZipRecords(new ZipMember("PEX-INFO", HostilePex.InfoText)))),
        new(PexErrors.PartMissing, "no runtime", "It has PEX-INFO but no .bootstrap, so it is not a complete PEX. Nothing was written.",
            lab => lab.Unpack(new ZipRecords(new("PEX-INFO", HostilePex.InfoText), new("__main__.py", "")))),
        new(PexErrors.CannotRead, "no permission", "It cannot be read: ", lab =>
        {
            var arguments = lab.Unpack(HostilePex.With());
            if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
                Assert.Inconclusive("This user may read everything.");
            else
                File.SetUnixFileMode(lab.Pex, UnixFileMode.None);
            return arguments;
        }),
    ];

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_damaged_container_is_refused_in_one_line(string name) => Provoke(Cases, name);

    private static ZipRecords Changed(Action<ZipRecords> change)
    {
        var zip = HostilePex.With();
        change(zip);
        return zip;
    }

    private static ZipMember Deflated(string text, Func<byte[], byte[]> change)
    {
        var member = new ZipMember("a", text).Deflated();
        member.Data = change(member.Compress());
        return member;
    }

    private static byte[] InTheComment()
    {
        var zip = HostilePex.With();
        var empty = new ZipRecords { Prefix = [] }.Build();
        zip.Comment = empty;
        return zip.Build();
    }
}
