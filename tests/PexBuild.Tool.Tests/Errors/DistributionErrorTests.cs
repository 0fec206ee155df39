using PexBuild.Diagnostics;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Errors;

[TestClass]
public sealed class DistributionErrorTests : ErrorTests
{
    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

    public static IEnumerable<object[]> Names => NamesOf(Cases);

    internal static IEnumerable<ErrorCase> Cases =>
    [
        new(PexErrors.DistributionMissing, "none of that name",
            "PEX-INFO lists the distribution a-1.0-py3-none-any.whl, which is not in .deps. Nothing was written.",
            lab => lab.Unpack(HostilePex.Of("""{"distributions": {"a-1.0-py3-none-any.whl": "0"}}"""))),
        new(PexErrors.DistributionExtra, "a folder", ".deps/extra is not listed in PEX-INFO. It is unpacked",
            lab => lab.Unpack(HostilePex.With(new ZipMember(".deps/extra/x.py", ""))))
        { IsWarning = true },
        new(PexErrors.DistributionExtra, "a file", ".deps/README.txt is not listed in PEX-INFO. It is unpacked",
            lab => lab.Unpack(HostilePex.With(new ZipMember(".deps/README.txt", "x"))))
        { IsWarning = true },
        new(PexErrors.DistributionExtra, "called a wheel, and none", ".deps/x.whl is not listed in PEX-INFO. It is unpacked",
            lab => lab.Unpack(HostilePex.With(new ZipMember(".deps/x.whl", "x"))))
        { IsWarning = true },
        new(PexErrors.DistributionUnlisted, "a folder", ".deps/extra is not listed in PEX-INFO, so no hash covers it. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember(".deps/extra/x.py", "")), "--verify")),
        new(PexErrors.DistributionUnlisted, "a file", ".deps/README.txt is not listed in PEX-INFO, so no hash covers it. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember(".deps/README.txt", "")), "--verify")),
        new(PexErrors.DistributionMetadataMissing, "a wheel without dist-info", $"The distribution {HostilePex.Wheel} has no .dist-info. Nothing was written.",
            lab => lab.Unpack(HostilePex.WithWheel(new ZipRecords(new ZipMember("x.py", "")) { Prefix = [] }))),
        new(PexErrors.WheelBroken, "an unknown part of .data",
            $"The wheel {HostilePex.Wheel} cannot be installed: x-1.0.data/evil/a has no install location in the wheel specification. Nothing was written.",
            lab => lab.Unpack(HostilePex.WithWheel(HostilePex.WheelOf(new ZipMember("x-1.0.data/evil/a"))))),
        new(PexErrors.WheelBroken, "two files in one place",
            $"The wheel {HostilePex.Wheel} cannot be installed: two of its files would be installed as x.py. Nothing was written.",
            lab => lab.Unpack(HostilePex.WithWheel(HostilePex.WheelOf(new ZipMember("x-1.0.data/purelib/x.py"))))),
        new(PexErrors.WheelBroken, "a project whose name leads out",
            $"The wheel {HostilePex.Wheel} cannot be installed: '../../../../evil' is not a valid project name. Nothing was written.",
            lab => lab.Unpack(HostilePex.WithWheel(new ZipRecords(
            new("x-1.0.dist-info/METADATA", "Name: ../../../../evil\nVersion: 1.0\n\n"), new("x-1.0.dist-info/WHEEL", ""),
            new("x-1.0.data/headers/x.h", "evil"))
            { Prefix = [] }))),
        new(PexErrors.NotAZip, "a wheel that is none", "This is not a PEX: no zip archive ends at its last byte.",
            lab => lab.Unpack(
                HostilePex.Of($$"""{"distributions": {"{{HostilePex.Wheel}}": "0"} }""", new ZipMember(".deps/" + HostilePex.Wheel, "no zip"))))
        { Origin = "{lab}/tool.pex/.deps/" + HostilePex.Wheel },
        new(PexErrors.DistributionDeleted, "by the user",
            "PEX-INFO lists the distribution dep-1.0-py2.py3-none-any.whl, which is no longer in .deps. The program does not see it.", lab =>
        {
            Directory.Delete(lab.Unpacked()["tool/.deps/dep-1.0-py2.py3-none-any.whl"], recursive: true);
            return ["info", lab.Folder];
        }) { IsWarning = true, Origin = "{lab}/tool" },
        new(PexErrors.InfoEntryUnreadable, "a requirement", "'requirements' in PEX-INFO has an entry that cannot be read: ",
            lab => lab.Unpack(HostilePex.Of("""{"requirements": ["$(evil)"]}"""))),
        new(PexErrors.InfoEntryUnreadable, "a constraint",
            "'interpreter_constraints' in PEX-INFO has an entry that cannot be read: 'evil; import os' is not an interpreter constraint. Nothing was written.",
            lab => lab.Unpack(HostilePex.Of("""{"interpreter_constraints": ["evil; import os"]}"""))),
        new(PexErrors.InfoEntryUnreadable, "a marker of ten thousand parentheses", "'requirements' in PEX-INFO has an entry that cannot be read: ",
            lab => lab.Unpack(HostilePex.Of($$"""{"requirements": ["a; {{new string('(', 10_000)}}"]}"""))),
        new(PexErrors.RequiresDistUnreadable, "in a wheel's metadata", $"The distribution '{HostilePex.Wheel}' has a requirement that cannot be read: ",
            lab => lab.Unpack(HostilePex.WithWheel(Metadata("Requires-Dist: !!!"))))
        { IsWarning = true },
        new(PexErrors.RequiresPythonUnreadable, "in a wheel's metadata",
            $"The distribution '{HostilePex.Wheel}' has a Requires-Python that cannot be read: '!!!'. It was ignored",
            lab => lab.Unpack(HostilePex.WithWheel(Metadata("Requires-Python: !!!"))))
        { IsWarning = true },
        new(PexErrors.DistributionHashWrong, "with --verify", "The files of .deps/dep-1.0-py2.py3-none-any.whl do not match the hash in PEX-INFO (",
            lab => lab.Unpack(WrongHash(), "--verify")),
        new(PexErrors.DistributionHashDiffers, "of a folder", "The files of .deps/dep-1.0-py2.py3-none-any.whl do not match the hash in PEX-INFO (",
            lab => lab.Unpack(WrongHash()))
        { IsWarning = true },
        new(PexErrors.DistributionHashDiffers, "of a wheel", $"The files of .deps/{HostilePex.Wheel} do not match the hash in PEX-INFO (",
            lab => lab.Unpack(HostilePex.WithWheel(HostilePex.WheelOf(), hash: Zeros)))
        { IsWarning = true },
        new(PexErrors.DistributionHashDiffers, "over a folder that is there",
            "The files of .deps/dep-1.0-py2.py3-none-any.whl do not match the hash in PEX-INFO (", lab => lab.Unpacked().Unpack(WrongHash()))
        { IsWarning = true },
        new(PexErrors.CodeHashWrong, "another", "The files outside .bootstrap and .deps do not match the hash in PEX-INFO (code_hash: ",
            lab => lab.Unpack(Verbs.UnpackTests.Pex().WithInfo("code_hash", Zeros[..40]), "--verify")),
        new(PexErrors.BootstrapHashWrong, "another", "The runtime in .bootstrap does not match the hash in PEX-INFO (bootstrap_hash: ",
            lab => lab.Unpack(Verbs.UnpackTests.Pex().WithInfo("bootstrap_hash", Zeros[..40]), "--verify")),
        new(PexErrors.PexHashWrong, "another", "PEX-INFO does not match its own hash (pex_hash: ",
            lab => lab.Unpack(HostilePex.Of($$"""{"build_properties": {"pex_version": "2.105.2"}, "pex_hash": "{{Zeros[..40]}}"}"""), "--verify")),
        new(PexErrors.RecordWrong, "a file",
            ".deps/r-1.0-py3-none-any.whl/r-1.0.dist-info/RECORD: r.py does not have the hash and size that are recorded there. Nothing was written.",
            lab => lab.Unpack(
            Verbs.UnpackTests.Pex().AddDistribution("r-1.0-py3-none-any.whl", new("r.py", "R = 1\n"),
                new("r-1.0.dist-info/METADATA", "Name: r\nVersion: 1.0\n"),
                new("r-1.0.dist-info/RECORD", "r.py,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0\n")),
            "--verify")),
        new(PexErrors.ManifestNotOfSource, "a row is missing",
            "The manifest does not match the PEX that the folder was unpacked from, {lab}/tool.pex: app.py is not in the manifest", lab =>
        {
            var rows = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(lab.Unpacked()["tool/.pexbuild/manifest.json"]))!;
            rows["files"]!.AsArray().RemoveAll(row => row!["path"]!.GetValue<string>() == "app.py");
            lab.Write("tool/.pexbuild/manifest.json", rows.ToJsonString());
            return ["verify", lab.Folder];
        }) { Origin = "{lab}/tool", HasResult = true },
        new(PexErrors.SourceIsAnother, "another PEX in its place", "{lab}/tool.pex is not the PEX that the folder was unpacked from (SHA-256 ", lab =>
        {
            Verbs.UnpackTests.Pex().Add("more.py", "").WriteTo(lab.Unpacked().Pex);
            return ["verify", lab.Folder];
        }) { Origin = "{lab}/tool", HasResult = true },
    ];

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void What_is_wrong_with_a_distribution_or_a_hash_is_said_in_one_line(string name) => Provoke(Cases, name);

    private static ZipRecords Metadata(string line) =>
        new(new("x-1.0.dist-info/METADATA", $"Name: x\nVersion: 1.0\n{line}\n\n"), new("x-1.0.dist-info/WHEEL", ""))
    { Prefix = [] };

    private static PexFixture WrongHash() =>
        Verbs.UnpackTests.Pex().WithInfo("distributions", new System.Text.Json.Nodes.JsonObject { ["dep-1.0-py2.py3-none-any.whl"] = Zeros });
}
