using System.Diagnostics.CodeAnalysis;
using PexBuild.Archive.Folder;
using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Archive.Zip;

[TestClass]
public sealed class NestedWheelTests : ArchiveTests
{
    private const string Path = ".deps/x-1.0-py3-none-any.whl";

    private static ZipRecords Wheel(params ZipMember[] members) => new(members) { Prefix = [] };

    [TestMethod]
    [DataRow(0, DisplayName = "stored")]
    [DataRow(8, DisplayName = "deflated")]
    public void A_wheel_in_a_PEX_file_is_read(int method)
    {
        using var outer = Outer(Wheel(new ZipMember("x/__init__.py", "VALUE = 1").Deflated()), method);
        using var inner = Nested(outer);
        Assert.AreEqual("VALUE = 1", ReadAll(inner)["x/__init__.py"]);
        Assert.AreEqual(outer.Path, inner.Path);
        Assert.AreEqual(Path, inner.WheelPath);
        Assert.AreEqual(0, inner.PreludeLength);
    }

    [TestMethod]
    public void A_wheel_in_a_PEX_folder_is_read()
    {
        Directory.CreateDirectory(Folder["tool/.deps"]);
        Wheel(new ZipMember("x/__init__.py", "VALUE = 1")).WriteTo(Folder["tool/" + Path]);
        using var outer = FolderContainer.Open(Folder["tool"], LinkPolicy.RefuseOutside, Limits);
        using var inner = Nested(outer);
        Assert.AreEqual("VALUE = 1", ReadAll(inner)["x/__init__.py"]);
    }

    [TestMethod]
    public void Messages_about_a_wheel_name_the_PEX_first_and_the_path_from_there_on()
    {
        using var outer = Outer(Wheel(new ZipMember("../../evil")));
        var line = Refuses(PexErrors.PathUnsafe, () => Nested(outer)).ToString();
        Assert.StartsWith($"{outer.Path} : error PEX1203: {Path}/../../evil: ", line);
        using var damaged = Outer(new ZipRecords { Trailer = [1], Prefix = [] });
        Assert.StartsWith($"{outer.Path}/{Path} : error PEX1003: ", Refuses(PexErrors.NotAZip, () => Nested(damaged)).ToString());
    }

    [TestMethod]
    public void The_empty_parent_folder_that_pex_wrote_into_wheels_is_left_out_there_and_only_there()
    {
        var wheel = Wheel(new ZipMember("../"), new ZipMember("x.py", "1"));
        using var outer = Outer(wheel);
        using var inner = Nested(outer);
        Assert.AreEqual("x.py", inner.Entries.Single().Path);
        Refuses(PexErrors.PathUnsafe, wheel);

        using var withData = Outer(Wheel(new ZipMember("../", "data")));
        Refuses(PexErrors.EntryKindUnclear, () => Nested(withData));
        using var deeper = Outer(Wheel(new ZipMember("../../")));
        Refuses(PexErrors.PathUnsafe, () => Nested(deeper));
        using var file = Outer(Wheel(new ZipMember("..")));
        Refuses(PexErrors.PathUnsafe, () => Nested(file));
        using var link = Outer(Wheel(new ZipMember("../") { Attributes = 0xA1FF0000 }));
        Refuses(PexErrors.EntryKind, () => Nested(link));
    }

    [TestMethod]
    public void Wheels_count_against_the_limits_of_the_PEX()
    {
        var limits = new ReadLimits { TotalBytes = 2200, Entries = 3 };
        using (var outer = Outer(Wheel(new ZipMember("x", new string('x', 1000))), limits: limits))
        using (var first = Nested(outer))
        using (var again = Nested(outer))
            Assert.HasCount(1, again.Entries);
        var compressed = Wheel(new ZipMember("x", new string('x', 1000)).Deflated(), new ZipMember("y", new string('x', 1000)).Deflated());
        using (var outer = Outer(compressed, limits: limits))
            Refuses(PexErrors.TooManyBytes, () => Nested(outer));
        using (var outer = Outer(Wheel(new ZipMember("x"), new ZipMember("y"), new ZipMember("z")), limits: limits))
            Refuses(PexErrors.TooManyEntries, () => Nested(outer));
    }

    [TestMethod]
    public void Compressed_wheels_take_no_more_memory_than_is_allowed_and_give_it_back()
    {
        var wheel = Wheel(new ZipMember("x", new string('x', 100_000)));
        var size = wheel.Build().Length;
        using var outer = Outer(wheel, method: 8, limits: new ReadLimits { WheelMemory = size + 10 });
        for (var i = 0; i < 3; i++)
        {
            using var inner = Nested(outer);
            Assert.AreEqual(100_000, ReadAll(inner)["x"].Length);
            Refuses(PexErrors.WheelsTooLarge, () => Nested(outer));
        }
    }

    [TestMethod]
    public void A_compressed_wheel_that_is_damaged_gives_its_memory_back()
    {
        var whole = Wheel(new ZipMember("x", new string('x', 1000))).Build();
        var member = new ZipMember(System.Text.Encoding.ASCII.GetBytes(Path), whole) { Crc = 1 }.Deflated();
        using var outer = Open(new ZipRecords(member), new ReadLimits { WheelMemory = whole.Length });
        Refuses(PexErrors.CrcMismatch, () => Nested(outer));
        Refuses(PexErrors.CrcMismatch, () => Nested(outer));

        var notAZip = new ZipMember(Path, new string('x', whole.Length)).Deflated();
        using var text = Open(new ZipRecords(notAZip), new ReadLimits { WheelMemory = whole.Length });
        Refuses(PexErrors.NotAZip, () => Nested(text));
        Refuses(PexErrors.NotAZip, () => Nested(text));
    }

    [TestMethod]
    [SuppressMessage("Style", "IDE0063", Justification = "The order in which they are disposed of is what the test is about.")]
    public void A_wheel_in_a_wheel_is_not_opened()
    {
        using var outer = Outer(Wheel(new ZipMember("y.whl"u8.ToArray(), Wheel(new ZipMember("z")).Build()), new ZipMember("d/")));
        using var inner = Nested(outer);
        Assert.ThrowsExactly<ArgumentException>(() => ZipContainer.OpenNested(inner, inner.Find("y.whl")!, Limits, outer.Budget));
        var folder = outer.Entries.Append(new ContainerEntry("d", true, 0, false)).Last();
        Assert.ThrowsExactly<ArgumentException>(() => ZipContainer.OpenNested(outer, folder, Limits, outer.Budget));
    }

    private ZipContainer Outer(ZipRecords wheel, int method = 0, ReadLimits? limits = null) =>
        Open(new ZipRecords(new ZipMember(System.Text.Encoding.ASCII.GetBytes(Path), wheel.Build()) { Method = (ushort)method }), limits);

    private static ZipContainer Nested(IContainer outer) => ZipContainer.OpenNested(outer, outer.Find(Path)!, Limits, outer.Budget, TargetSystem.Other);
}
