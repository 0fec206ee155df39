using PexBuild.Diagnostics;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Errors;

[TestClass]
public sealed class LimitErrorTests : ErrorTests
{
    private const string Raise = "Nothing was written. If you trust the PEX, raise the limit: set the environment variable PEXBUILD_LIMITS to ";

    public static IEnumerable<object[]> Names => NamesOf(Cases);

    internal static IEnumerable<ErrorCase> Cases =>
    [
        new(PexErrors.TooManyEntries, "in the directory", $"The PEX has 200001 entries, more than the 200000 that are allowed. {Raise}'entries=NUMBER'.", lab =>
        {
            var zip = HostilePex.With();
            (zip.Zip64, zip.Count) = (true, _ => 200_001);
            // As long as so many records are at least.
            zip.AfterDirectory = new byte[46 * 200_001];
            zip.DirectoryLength = length => length + (46 * 200_001);
            return lab.Unpack(zip);
        }),
        new(PexErrors.TooManyBytes, "declared by one entry",
            $"The PEX would unpack to 3000000141 bytes, more than the 536870912 that are allowed for it. {Raise}'total-bytes=NUMBER'.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("bomb", "x") { Method = 8, Length = 3_000_000_000 }))),
        new(PexErrors.TooManyBytes, "declared by entries together", "The PEX would unpack to ",
            lab => lab.Unpack(HostilePex.With([.. Enumerable.Range(0, 6).Select(i => new ZipMember("part" + i, "x") { Method = 8, Length = 100_000_000 })]))),
        new(PexErrors.TooManyBytes, "by a wheel inside", "The PEX would unpack to ",
            lab => lab.Unpack(HostilePex.WithWheel(HostilePex.WheelOf(new ZipMember("bomb", "x") { Method = 8, Length = 600_000_000 })))),
        new(PexErrors.TooManyBytes, "in a zip64 field", "The PEX would unpack to ",
            lab => lab.Unpack(HostilePex.With(new ZipMember("bomb", "x")
            {
                Method = 8,
                Length = uint.MaxValue,
                Extra = ZipRecords.Zip64Field(long.MaxValue),
                LocalExtra = ZipRecords.Zip64Field(long.MaxValue, 3),
            }))),
        new(PexErrors.FileTooLarge, "PEX-INFO",
            $"PEX-INFO has 16777217 bytes, more than the 16777216 that are allowed for such a file. {Raise}'text-bytes=NUMBER'.", lab =>
        {
            var zip = HostilePex.With();
            zip.Members[0] = new ZipMember("PEX-INFO", "{}") { Method = 8, Length = (16 << 20) + 1 };
            return lab.Unpack(zip);
        }),
        new(PexErrors.PathTooLong, "of many parts",
            $"{new string('a', 80)}… : its path has 1034 bytes, more than the 1024 that are allowed. {Raise}'path-bytes=NUMBER'.".Replace("… :", "…:",
                StringComparison.Ordinal),
            lab => lab.Unpack(HostilePex.With(new ZipMember(string.Join('/', Enumerable.Repeat(new string('a', 206), 5)))))),
        new(PexErrors.NameTooLong, "a part",
            $"{new string('a', 80)}…: a part of its path has 256 bytes, more than the 255 that are allowed. {Raise}'name-bytes=NUMBER'.",
            lab => lab.Unpack(HostilePex.With(new ZipMember(new string('a', 256))))),
        new(PexErrors.NameTooLong, "a part in UTF-8", $"{new string('é', 80)}…: a part of its path has 256 bytes, more than the 255 that are allowed.",
            lab => lab.Unpack(HostilePex.With(new ZipMember(new string('é', 128))))),
        new(PexErrors.TooDeep, "65 folders",
            $"a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/… is 65 levels deep, more than the 64 that are allowed. "
                + $"{Raise}'depth=NUMBER'.",
            lab => lab.Unpack(HostilePex.With(new ZipMember(string.Join('/', Enumerable.Repeat("a", 65)))))),
        new(PexErrors.WheelsTooLarge, "a compressed wheel",
            $".deps/{HostilePex.Wheel} is a compressed wheel in a PEX: it needs 300000000 bytes of memory, but 268435456 are allowed for all such wheels. "
                + $"{Raise}'wheel-memory=NUMBER'.",
            lab => lab.Unpack(HostilePex.WithWheel(HostilePex.WheelOf(), wheel => (wheel.Method, wheel.Length) = (8, 300_000_000)))),
        new(PexErrors.InfoTooDeep, "65 levels", $"The values of PEX-INFO are nested deeper than the 64 levels that are allowed. {Raise}'json-depth=NUMBER'.",
            lab => lab.Unpack(HostilePex.Of("{\"a\": " + new string('[', 64) + new string(']', 64) + "}"))),
        new(PexErrors.PatchTooLarge, "the patch", "The patch has 268435457 bytes, more than the 268435456 that are allowed for patches. Nothing was changed.",
            lab =>
        {
            var patch = lab.Unpacked().Write("big.patch", "");
            using (var file = File.OpenWrite(patch))
                file.SetLength((256 << 20) + 1);
            return ["apply", lab.Folder, patch];
        }) { Origin = "{lab}/big.patch" },
        new(PexErrors.PatchTooLarge, "its binary content",
            "The binary content of the patch has 99999999999 bytes, more than the 268435456 that are allowed for patches. Nothing was changed.", lab =>
            [
                "apply", lab.Unpacked().Folder,
                lab.Write("x.patch", "diff --git a/x b/x\nnew file mode 100644\n"
                    + "index 0000000000000000000000000000000000000000..1111111111111111111111111111111111111111\n"
                    + "GIT binary patch\nliteral 99999999999\nzc$xyz\n\n"),
            ])
        { Origin = "{lab}/x.patch" },
    ];

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void What_is_over_a_limit_is_refused_with_the_way_to_raise_it(string name) => Provoke(Cases, name);

    [TestMethod]
    public void The_variable_raises_a_limit_and_a_wrong_one_is_refused()
    {
        using var tool = new ToolRun();
        File.WriteAllBytes(tool["tool.pex"], HostilePex.With(new ZipMember(string.Join('/', Enumerable.Repeat("a", 65)))).Build());

        tool.RunWith(new() { ["PEXBUILD_LIMITS"] = "depth=65" }, null, "unpack", "tool.pex").AssertSuccess();
        var run = tool.RunWith(new() { ["PEXBUILD_LIMITS"] = "depht=65" }, null, "unpack", "tool.pex", "-o", "other").AssertExitCode(1);

        Assert.AreEqual(
            $"PEXBUILD_LIMITS : error {PexErrors.LimitsText.Id}: 'depht=65' does not set a limit. Nothing was written. "
                + "Write NAME=NUMBER, with commas between several; a number may end in K, M or G.\n",
            run.Error);
        Assert.IsFalse(Directory.Exists(tool["other"]));
    }
}
