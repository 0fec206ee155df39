using PexBuild.Diagnostics;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Errors;

[TestClass]
public sealed class PackErrorTests : ErrorTests
{
    private const string Folder = "{lab}/tool";

    public static IEnumerable<object[]> Names => NamesOf(Cases);

    internal static IEnumerable<ErrorCase> Cases =>
    [
        new(PexErrors.OriginalMissing, "deleted",
            ".pexbuild/original/__main__.py is missing, which keeps the original entry script of the PEX. Nothing was written.", lab =>
        {
            File.Delete(lab.Unpacked()["tool/.pexbuild/original/__main__.py"]);
            return Pack(lab);
        }) { Origin = Folder },
        new(PexErrors.NativeNotPacked, "a native PEX",
            "The PEX has pex's native runtime, which starts from compressed wheels, not from edited files. Nothing was written.",
            lab => Pack(lab.Unpacked(Verbs.UnpackTests.Pex().AsNative())))
        { Origin = Folder },
        new(PexErrors.RuntimeNotClassic, "the same native PEX",
            "{lab}/tool.pex does not have a runtime that can be used: it is a native PEX too. Nothing was written.",
            lab => [.. Pack(lab.Unpacked(Verbs.UnpackTests.Pex().AsNative())), "--runtime-from", lab.Pex])
        { Origin = Folder },
        new(PexErrors.EntryScriptEdited, "more code",
            "__main__.py was edited in more than its first line and the line that says what runs, which a PEX cannot contain. Nothing was written.", lab =>
        {
            File.AppendAllText(lab.Unpacked()["tool/__main__.py"], "print(1)\n");
            return Pack(lab);
        }) { Origin = Folder },
        new(PexErrors.EntryPointUnsafe, "in the line that says what runs",
            "The entry point 'os;evil' does not have the form module or module:function. Nothing was written.", lab =>
        {
            lab.Unpacked().Write("tool/__main__.py", File.ReadAllText(lab["tool/__main__.py"]).Replace("app:main", "os;evil", StringComparison.Ordinal));
            return Pack(lab);
        }) { Origin = Folder },
        new(PexErrors.ShBootReplaced, "a script in front",
            "The script of --sh-boot would start a cached copy without looking at the PEX, so it was replaced with ",
            lab => Pack(lab.Unpacked(Verbs.UnpackTests.Pex().WithShBoot())))
        { Origin = Folder, IsWarning = true },
        new(PexErrors.OwnFilesEdited, "a launcher", "bin/tool was edited, but is not part of the PEX. The edit is not in the new PEX.", lab =>
        {
            File.AppendAllText(lab.Unpacked()["tool/bin/tool"], "# mine\n");
            return Pack(lab);
        }) { Origin = Folder, IsWarning = true },
        new(PexErrors.OutputExists, "a file", "{lab}/packed.pex exists already. Nothing was written.", lab =>
        {
            lab.Write("packed.pex", "mine");
            return Pack(lab.Unpacked());
        }) { Origin = Folder },
        new(PexErrors.OutputNotReplaced, "a folder that is no PEX",
            "{lab}/packed.pex exists already, and is a folder, which is never replaced. Nothing was written.", lab =>
        {
            lab.Write("packed.pex/mine.txt", "mine");
            return [.. Pack(lab.Unpacked()), "--force"];
        }) { Origin = Folder },
        new(PexErrors.OutputInside, "in the folder", "{lab}/tool/packed.pex is inside the folder that is to be packed. Nothing was written.",
            lab => ["pack", lab.Unpacked().Folder, "-o", lab["tool/packed.pex"]])
        { Origin = Folder },
        new(PexErrors.OutputInside, "in the folder, through a link", "{lab}/link/packed.pex is inside the folder that is to be packed. Nothing was written.",
            lab =>
        {
            lab.Unpacked().Link("link", "tool");
            return ["pack", lab.Folder, "-o", lab["link/packed.pex"]];
        }) { Origin = Folder },
        new(PexErrors.LayoutTooNew, "packed",
            "The packed layout needs the runtime of pex 2.1.48 or newer, and this PEX has that of 1.6.12. Nothing was written.", lab =>
            [.. Pack(lab.Unpacked(new PexFixture(PexEra.V1_6).Add("app.py", "def main(): pass\n").WithEntryPoint("app:main"))), "--layout", "packed"])
            { Origin = Folder },
        new(PexErrors.ShebangBroken, "two lines", "'/bin/sh\\u000arm -rf /' cannot be the first line of a PEX. Nothing was written.",
            lab => [.. Pack(lab.Unpacked()), "--shebang", "/bin/sh\nrm -rf /"])
        { Origin = Folder },
        new(PexErrors.RequirementWithoutDistribution, "a deleted one",
            "PEX-INFO requires dep, but no distribution of that name is left. It was packed nevertheless", lab =>
        {
            Directory.Delete(lab.Unpacked()["tool/.deps/dep-1.0-py2.py3-none-any.whl"], recursive: true);
            return Pack(lab);
        }) { Origin = Folder, IsWarning = true },
        new(PexErrors.AddedWithoutMetadata, "a folder", ".deps/mine has no metadata (.dist-info), by which pex finds distributions. It was packed", lab =>
        {
            lab.Unpacked().Write("tool/.deps/mine/mine.py", "");
            return Pack(lab);
        }) { Origin = Folder, IsWarning = true },
        new(PexErrors.LinkOutside, "pack: a link out of the folder", "evil is a link that leads out of the folder, to /etc/passwd. Nothing was written.", lab =>
        {
            lab.Unpacked().Link("tool/evil", "/etc/passwd");
            return Pack(lab);
        }) { Origin = Folder },
        new(PexErrors.PathInNeither, "no such file", "Neither PEX contains nothing.py. Nothing was compared.", lab =>
        {
            Verbs.UnpackTests.Pex().WriteTo(lab["a.pex"]);
            Verbs.UnpackTests.Pex().WriteTo(lab["b.pex"]);
            return ["diff", lab["a.pex"], lab["b.pex"], "nothing.py"];
        }) { Origin = "{lab}/b.pex" },
    ];

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void What_cannot_be_packed_is_refused_in_one_line(string name) => Provoke(Cases, name);

    private static string[] Pack(Lab lab) => ["pack", lab.Folder, "-o", lab["packed.pex"]];
}
