using System.Buffers.Binary;
using PexBuild.Diagnostics;

namespace PexBuild.Archive.Zip;

[TestClass]
public sealed class ZipStructureTests : ArchiveTests
{
    private static ZipRecords Plain() =>
        new(new ZipMember("a.py", "print(1)"), new ZipMember("pkg/"), new ZipMember("pkg/b.py", new string('b', 5000)).Deflated());

    [TestMethod]
    public void A_sound_zip_behind_a_shebang_is_read()
    {
        var zip = Plain();
        using var container = Open(zip);
        Assert.AreSequenceEqual(["a.py", "pkg", "pkg/b.py"], container.Entries.Select(entry => entry.Path).ToList());
        Assert.AreEqual("print(1)", Text(container, container.Find("a.py")!));
        Assert.AreEqual(new string('b', 5000), Text(container, container.Find("pkg/b.py")!));
        Assert.IsNull(container.Find("pkg"));
        Assert.IsNull(container.Find("pkg/"));
        Assert.AreEqual(zip.Prefix.Length, container.PreludeLength);
        Assert.AreSequenceEqual(zip.Prefix, container.ReadPrelude(1000));
        Assert.AreSequenceEqual(zip.Prefix[..2], container.ReadPrelude(2));
        Assert.IsEmpty(container.Warnings);
    }

    [TestMethod]
    public void Offsets_may_count_from_the_zip_when_something_was_put_in_front()
    {
        var zip = Plain();
        zip.OffsetsFrom = zip.Prefix.Length;
        Assert.HasCount(2, Read(zip));
    }

    [TestMethod]
    public void A_PEX_with_its_own_shebang_may_lie_behind_an_executable()
    {
        var zip = Plain();
        byte[] jump = [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[5000], .. "PK\x05\x06 an archive of the scie's own"u8];
        zip.Prefix = [.. jump, .. zip.Prefix];
        zip.OffsetsFrom = jump.Length;
        using var container = Open(zip);
        Assert.AreEqual("print(1)", Text(container, container.Find("a.py")!));
        Assert.AreEqual(jump.Length + 23, container.PreludeLength);
    }

    [TestMethod]
    public void Offsets_that_count_from_anywhere_else_are_refused()
    {
        var zip = Plain();
        zip.OffsetsFrom = 3;
        Refuses(PexErrors.EndRecord, zip);
    }

    [TestMethod]
    public void A_directory_at_either_place_that_its_offset_could_mean_is_refused()
    {
        // Readers that do not allow for something put in front would find the other one.
        var zip = Plain();
        var length = Plain().Build().Length;
        zip.Prefix = new byte[length];
        "#!"u8.CopyTo(zip.Prefix);
        zip.OffsetsFrom = length;
        var directory = zip.Build().AsSpan(length).IndexOf("PK\x01\x02"u8);
        "PK\x01\x02"u8.CopyTo(zip.Prefix.AsSpan(directory));
        Refuses(PexErrors.EndRecord, zip);
    }

    [TestMethod]
    public void An_empty_file_and_one_that_is_no_zip_are_refused()
    {
        File.WriteAllBytes(Folder["empty"], []);
        Refuses(PexErrors.NotAZip, () => ZipContainer.Open(Folder["empty"], Limits));
        File.WriteAllText(Folder["text"], "#!/usr/bin/env python\nprint('PK')\n");
        Refuses(PexErrors.NotAZip, () => ZipContainer.Open(Folder["text"], Limits));
    }

    [TestMethod]
    public void A_file_cut_anywhere_is_refused()
    {
        var whole = Plain().Build();
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Folder["cut"], whole[..length]);
            Assert.ThrowsExactly<PexException>(() => ZipContainer.Open(Folder["cut"], Limits), $"{length} bytes");
        }
    }

    [TestMethod]
    public void A_file_with_any_one_byte_changed_is_refused_or_reads_the_same_but_for_what_nothing_depends_on()
    {
        var zip = Plain();
        var whole = zip.Build();
        var directory = whole.AsSpan().IndexOf("PK\x01\x02"u8);
        var expected = Read(zip);
        for (var i = zip.Prefix.Length; i < whole.Length; i++)
        {
            var changed = (byte[])whole.Clone();
            changed[i] ^= 0x10;
            File.WriteAllBytes(Folder["changed"], changed);
            Dictionary<string, string> read;
            try
            {
                using var container = ZipContainer.Open(Folder["changed"], Limits);
                read = ReadAll(container);
            }
            catch (PexException)
            {
                continue;
            }

            Assert.AreSequenceEqual(expected.OrderBy(pair => pair.Key).ToList(), read.OrderBy(pair => pair.Key).ToList(),
                $"byte {i} of {whole.Length}, directory at {directory}");
        }
    }

    [TestMethod]
    [DataRow("in the comment", true)]
    [DataRow("before the end, its comment as long as the rest", false)]
    public void A_second_end_record_is_refused(string where, bool inComment)
    {
        var zip = Plain();
        var second = new byte[22];
        "PK\x05\x06"u8.CopyTo(second);
        if (inComment)
        {
            zip.Comment = second;
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(second.AsSpan(20), (ushort)(Plain().Build().Length - zip.Prefix.Length));
            zip.Prefix = [.. zip.Prefix, .. second];
        }

        Assert.Contains("second zip end record", Refuses(PexErrors.AmbiguousEnd, zip).Message, where);
    }

    [TestMethod]
    public void A_second_end_record_in_the_comment_of_a_PEX_behind_an_executable_is_refused()
    {
        // What lies in front of it may hold other archives, so that only the comment gives this one away.
        var zip = Plain();
        zip.Prefix = [0x7F, (byte)'E', (byte)'L', (byte)'F', .. zip.Prefix];
        zip.Comment = [.. "PK\x05\x06"u8, .. new byte[18]];
        Refuses(PexErrors.AmbiguousEnd, zip);
    }

    [TestMethod]
    public void Two_zips_in_a_row_are_refused()
    {
        var zip = Plain();
        zip.Prefix = [.. Plain().Build(), .. zip.Prefix];
        Refuses(PexErrors.AmbiguousEnd, zip);
        zip.Prefix = [.. new byte[70_000], .. zip.Prefix, .. new byte[70_000]];
        Refuses(PexErrors.AmbiguousEnd, zip);
    }

    [TestMethod]
    public void A_stored_zip_inside_is_not_a_second_end_record() =>
        Assert.HasCount(1, Read(new ZipRecords(new ZipMember("x.whl"u8.ToArray(), Plain().Build()))));

    [TestMethod]
    public void A_comment_is_read_over_and_bytes_after_the_end_are_refused()
    {
        var zip = Plain();
        zip.Comment = new byte[ushort.MaxValue];
        Assert.HasCount(2, Read(zip));
        zip.Trailer = [0];
        Refuses(PexErrors.NotAZip, zip);
    }

    [TestMethod]
    [DataRow(4, DisplayName = "this disk")]
    [DataRow(6, DisplayName = "disk of the directory")]
    [DataRow(8, DisplayName = "entries on this disk")]
    public void A_part_of_several_is_refused(int field)
    {
        var zip = Plain();
        zip.ChangeEnd = end => end[field]++;
        Refuses(PexErrors.EndRecord, zip);
    }

    [TestMethod]
    [DataRow(-1, nameof(PexErrors.Directory))]
    [DataRow(1, nameof(PexErrors.Directory))]
    [DataRow(60_000, nameof(PexErrors.EndRecord))]
    [DataRow(-3, nameof(PexErrors.EndRecord))]
    public void A_wrong_number_of_entries_is_refused(int error, string code)
    {
        var zip = Plain();
        zip.Members[0].Comment = new byte[100];
        zip.Count = count => count + error;
        Refuses(code == nameof(PexErrors.Directory) ? PexErrors.Directory : PexErrors.EndRecord, zip);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(-1)]
    [DataRow(100_000)]
    [DataRow(-46)]
    public void A_wrong_directory_size_is_refused(int error)
    {
        var zip = Plain();
        zip.DirectoryLength = length => length + error;
        Assert.ThrowsExactly<PexException>(() => Open(zip));
    }

    [TestMethod]
    public void Bytes_between_the_directory_and_its_end_are_refused()
    {
        var zip = Plain();
        zip.AfterDirectory = new byte[46];
        Refuses(PexErrors.Directory, zip);
        zip.DirectoryLength = length => length + 46;
        Refuses(PexErrors.Directory, zip);
    }

    [TestMethod]
    public void A_record_longer_than_the_directory_is_refused()
    {
        var zip = Plain();
        zip.Members[2].Comment = new byte[20];
        zip.DirectoryLength = length => length - 20;
        zip.DirectoryOffset = offset => offset + 20;
        Refuses(PexErrors.Directory, zip);
    }

    [TestMethod]
    public void An_entry_that_points_outside_is_refused()
    {
        var zip = Plain();
        zip.Members[0].Offset = _ => 100_000;
        Refuses(PexErrors.Directory, zip);
        zip.Members[0].Offset = _ => 5;
        Refuses(PexErrors.HeadersDisagree, zip);
    }

    [TestMethod]
    public void An_empty_zip_has_no_entries() => Assert.IsEmpty(Read(new ZipRecords()));
}
