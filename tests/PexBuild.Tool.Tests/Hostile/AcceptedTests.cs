using System.Text;
using PexBuild.Testing.Fixtures;
using PexBuild.Tool.Errors;

namespace PexBuild.Tool.Hostile;

/// <summary>What looks odd and is sound: to refuse it would be as wrong as to take what is not.</summary>
[TestClass]
public sealed class AcceptedTests
{
    public static IEnumerable<object[]> Names => Cases.Keys.Select(name => new object[] { name });

    private static Dictionary<string, Func<ZipRecords>> Cases => new()
    {
        ["zip64"] = () => Changed(zip => zip.Zip64 = true),
        ["a comment"] = () => Changed(zip => zip.Comment = "PK is no record"u8.ToArray()),
        ["offsets that count from the zip"] = () => Changed(zip => zip.OffsetsFrom = zip.Prefix.Length),
        ["no shebang"] = () => Changed(zip => zip.Prefix = []),
        ["gaps"] = () => HostilePex.With(new ZipMember("a", "a") { GapBefore = new byte[100_000] }),
        ["a data descriptor"] = () =>
            HostilePex.With(new ZipMember("a", "a")
            {
                Flags = 8,
                LocalCrc = 0,
                LocalLength = 0,
                LocalCompressedLength = 0,
                Descriptor = [.. "PK\x07\x08"u8, 0x43, 0xBE, 0xB7, 0xE8, 1, 0, 0, 0, 1, 0, 0, 0],
            }),
        ["a data descriptor without a signature"] = () =>
            HostilePex.With(new ZipMember("a", "a")
            {
                Flags = 8,
                LocalCrc = 0,
                LocalLength = 0,
                LocalCompressedLength = 0,
                Descriptor = [0x43, 0xBE, 0xB7, 0xE8, 1, 0, 0, 0, 1, 0, 0, 0],
            }),
        ["an unknown extra field"] = () => HostilePex.With(new ZipMember("a", "a") { Extra = ZipRecords.Field(0x5455, [1, 2, 3, 4, 5]) }),
        ["a name in code page 437"] = () => HostilePex.With(new ZipMember([0x81], "ü"u8.ToArray())),
        ["the same name again in Unicode"] = () => HostilePex.With(new ZipMember([0x81], []) { Extra = ZipRecords.Field(0x7075, [1, 0, 0, 0, 0, .. "ü"u8]) }),
        ["modes without a type"] = () => HostilePex.With(new ZipMember("a", "a") { Attributes = 0x1A40000 }, new ZipMember("f/") { Attributes = 0x1ED0010 }),
        ["no mode at all"] = () => HostilePex.With(new ZipMember("a", "a") { Attributes = 0 }),
        ["a deflated folder of two bytes"] = () => HostilePex.With(new ZipMember("f/") { Method = 8, Data = [3, 0] }),
        ["'../' in a wheel"] = () => HostilePex.WithWheel(HostilePex.WheelOf(new ZipMember("../"))),
        ["a deflated '../' in a wheel"] = () => HostilePex.WithWheel(HostilePex.WheelOf(new ZipMember("../") { Method = 8, Data = [3, 0] })),
        ["a compressed wheel"] = () => HostilePex.WithWheel(HostilePex.WheelOf(), wheel => wheel.Deflated()),
        ["PEX-INFO with nulls and unknown keys"] = () =>
            HostilePex.Of("""{"entry_point": null, "script": null, "pex_path": null, "inject_env": null, "mystery": [{"a": 1e400}]}"""),
        ["64 levels of JSON"] = () => HostilePex.Of("{\"a\": " + new string('[', 63) + new string(']', 63) + "}"),
        ["64 folders"] = () => HostilePex.With(new ZipMember(string.Join('/', Enumerable.Repeat("a", 64)))),
        ["a name of 255 bytes"] = () => HostilePex.With(new ZipMember(new string('a', 255))),
        ["a launcher's place taken by a file"] = () => HostilePex.With(new ZipMember("bin/tool", "mine")),
        ["a launcher's place taken by a folder"] = () => HostilePex.With(new ZipMember("bin/tool.cmd/x", "mine")),
    };

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void An_odd_but_sound_PEX_is_unpacked(string name)
    {
        using var lab = new Lab();

        var run = InProcess.Run(lab.Unpack(Cases[name]()));

        Assert.AreEqual((0, ""), (run.Status, run.Error));
        Assert.IsTrue(File.Exists(lab["tool/__main__.py"]));
        Assert.AreSequenceEqual([lab.Folder, lab.Pex], Directory.GetFileSystemEntries(lab.Root).Order(StringComparer.Ordinal));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void No_mode_but_the_execute_bit_is_taken_from_the_archive()
    {
        using var lab = new Lab();
        const uint Regular = 0x80000000, Setuid = 0x9FF0000;
        var run = InProcess.Run(lab.Unpack(HostilePex.With(
            new ZipMember("setuid", "x") { Attributes = Regular | Setuid }, new ZipMember("none", "x") { Attributes = Regular },
            new ZipMember("all", "x") { Attributes = Regular | 0x1B60000 }, new ZipMember("f/") { Attributes = 0x43FF0010 }, new ZipMember("f/x", "x"))));

        Assert.AreEqual((0, ""), (run.Status, run.Error));
        const UnixFileMode Shared = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite | UnixFileMode.SetUser | UnixFileMode.SetGroup | UnixFileMode.StickyBit;
        foreach (var path in Directory.GetFileSystemEntries(lab.Folder, "*", SearchOption.AllDirectories).Append(lab.Folder))
            Assert.AreEqual(UnixFileMode.None, Mode(path) & Shared, path);
        Assert.IsTrue(Mode(lab["tool/setuid"]).HasFlag(UnixFileMode.UserExecute));
        Assert.IsTrue(Mode(lab["tool/none"]).HasFlag(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.IsFalse(Mode(lab["tool/all"]).HasFlag(UnixFileMode.UserExecute));
    }

    [TestMethod]
    public void The_bytes_of_a_name_that_is_no_UTF_8_are_read_as_Python_reads_them()
    {
        using var lab = new Lab();

        InProcess.Run(lab.Unpack(HostilePex.With(new ZipMember([0x81], "x"u8.ToArray()))));

        Assert.AreEqual("x", File.ReadAllText(lab["tool/ü"], Encoding.UTF8));
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private static ZipRecords Changed(Action<ZipRecords> change)
    {
        var zip = HostilePex.With();
        change(zip);
        return zip;
    }
}
