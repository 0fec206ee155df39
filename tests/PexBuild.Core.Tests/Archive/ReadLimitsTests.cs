using PexBuild.Diagnostics;

namespace PexBuild.Archive;

[TestClass]
public sealed class ReadLimitsTests : ArchiveTests
{
    private static ZipRecords Plain() => new(new ZipMember("a/b/c", new string('x', 1000)), new ZipMember("d/"));

    [TestMethod]
    public void Each_limit_can_be_reached_and_not_passed()
    {
        Allows(new ReadLimits { Entries = 2 });
        Says("'entries=NUMBER'", PexErrors.TooManyEntries, new ReadLimits { Entries = 1 });
        Allows(new ReadLimits { TotalBytes = 1000 });
        Says("'total-bytes=NUMBER'", PexErrors.TooManyBytes, new ReadLimits { TotalBytes = 999 });
        Allows(new ReadLimits { PathBytes = 5 });
        Says("'path-bytes=NUMBER'", PexErrors.PathTooLong, new ReadLimits { PathBytes = 4 });
        Allows(new ReadLimits { NameBytes = 1 });
        Says("'name-bytes=NUMBER'", PexErrors.NameTooLong, new ReadLimits { NameBytes = 0 });
        Allows(new ReadLimits { Depth = 3 });
        Says("'depth=NUMBER'", PexErrors.TooDeep, new ReadLimits { Depth = 2 });

        void Allows(ReadLimits limits) => Open(Plain(), limits).Dispose();
        void Says(string remedy, PexErrorCode code, ReadLimits limits) =>
            Assert.Contains("PEXBUILD_LIMITS to " + remedy, Refuses(code, Plain(), limits).Message);
    }

    [TestMethod]
    public void The_default_lengths_are_counted_in_bytes()
    {
        using (Open(new ZipRecords(new ZipMember(new string('x', 255)))))
            Refuses(PexErrors.NameTooLong, new ZipRecords(new ZipMember(new string('x', 256))));
        Refuses(PexErrors.NameTooLong, new ZipRecords(new ZipMember(new string('é', 128))));
        Refuses(PexErrors.NameTooLong, new ZipRecords(new ZipMember(string.Concat(Enumerable.Repeat("😀", 64)))));
        Refuses(PexErrors.PathTooLong, new ZipRecords(new ZipMember(string.Join('/', Enumerable.Repeat(new string('x', 200), 6)))));
        Refuses(PexErrors.TooDeep, new ZipRecords(new ZipMember(string.Join('/', Enumerable.Repeat("x", 65)))));
    }

    [TestMethod]
    public void A_declared_number_of_entries_over_the_limit_is_refused_without_reading_them() =>
        Refuses(PexErrors.EndRecord, new ZipRecords(new ZipMember("a")) { Zip64 = true, Count = _ => 1L << 40 });

    [TestMethod]
    public void A_small_bomb_is_refused_by_what_it_declares()
    {
        var zip = new ZipRecords();
        for (var i = 0; i < 3; i++)
            zip.Members.Add(new ZipMember($"zeros{i}", "") { Length = 200 << 20, Data = new byte[200_000] }.Deflated());
        Assert.Contains("536870912", Refuses(PexErrors.TooManyBytes, zip).Message);
    }

    [TestMethod]
    public void The_total_follows_the_size_of_the_file_between_512_MiB_and_16_GiB()
    {
        Assert.AreEqual(512L << 20, Limits.TotalBytesFor(0));
        Assert.AreEqual(1000L << 20, Limits.TotalBytesFor(10 << 20));
        Assert.AreEqual(16L << 30, Limits.TotalBytesFor(long.MaxValue));
        Assert.AreEqual(5, new ReadLimits { TotalBytes = 5 }.TotalBytesFor(long.MaxValue));
    }

    [TestMethod]
    public void A_file_that_is_read_whole_is_limited()
    {
        using var container = Open(Plain());
        Assert.HasCount(1000, container.ReadAll(container.Find("a/b/c")!, new ReadLimits { TextBytes = 1000 }));
        Refuses(PexErrors.FileTooLarge, () => container.ReadAll(container.Find("a/b/c")!, new ReadLimits { TextBytes = 999 }));
    }

    [TestMethod]
    public void Limits_are_set_by_a_text()
    {
        var limits = ReadLimits.Parse("entries=5, total-bytes=64G,text-bytes=2K,json-depth=7,path-bytes=8,name-bytes=9,depth=10,wheel-memory=3M");
        Assert.AreEqual(5, limits.Entries);
        Assert.AreEqual(64L << 30, limits.TotalBytes);
        Assert.AreEqual(2048, limits.TextBytes);
        Assert.AreEqual(7, limits.JsonDepth);
        Assert.AreEqual(8, limits.PathBytes);
        Assert.AreEqual(9, limits.NameBytes);
        Assert.AreEqual(10, limits.Depth);
        Assert.AreEqual(3L << 20, limits.WheelMemory);
        Assert.AreEqual(new ReadLimits().Entries, ReadLimits.Parse("depth=1").Entries);
        Assert.AreEqual(new ReadLimits().Depth, ReadLimits.Parse("").Depth);
        Assert.IsNull(ReadLimits.Parse("depth=1").TotalBytes);
    }

    [TestMethod]
    [DataRow("entries")]
    [DataRow("entries=")]
    [DataRow("entries=x")]
    [DataRow("entries=-1")]
    [DataRow("entries=1=2")]
    [DataRow("entrys=1")]
    [DataRow("total-bytes=9999999999G")]
    [DataRow("K")]
    public void A_text_that_sets_no_limit_is_refused(string text) => Refuses(PexErrors.LimitsText, () => ReadLimits.Parse(text));
}
