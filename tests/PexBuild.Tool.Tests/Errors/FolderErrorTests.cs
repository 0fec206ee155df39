using PexBuild.Diagnostics;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Errors;

[TestClass]
public sealed class FolderErrorTests : ErrorTests
{
    private const string Origin = "{lab}/tool";

    public static IEnumerable<object[]> Names => NamesOf(Cases);

    internal static IEnumerable<ErrorCase> Cases =>
    [
        new(PexErrors.TargetNotOurs, "somebody's folder", "The folder exists, is not empty and was not made by PexBuild. It was left alone.", lab =>
        {
            lab.Write("tool/mine.txt", "mine");
            return lab.Unpack(HostilePex.With());
        }) { Origin = Origin },
        new(PexErrors.TargetNotOurs, "the root", "The folder exists, is not empty and was not made by PexBuild. It was left alone.",
            lab => [.. lab.Unpack(HostilePex.With())[..2], "-o", "/"])
        { Origin = "/" },
        new(PexErrors.NotUnpacked, "the root", "This is not a folder that PexBuild unpacked. Nothing was changed.", _ => ["status", "/"]) { Origin = "/" },
        new(PexErrors.TargetIsFile, "a file", "A file is where the folder should be. It was left alone.", lab =>
        {
            lab.Write("tool", "mine");
            return lab.Unpack(HostilePex.With());
        }) { Origin = Origin },
        new(PexErrors.TargetIsFile, "a fifo", "A file is where the folder should be. It was left alone.", lab =>
        {
            lab.Fifo("tool");
            return lab.Unpack(HostilePex.With());
        }) { Origin = Origin },
        new(PexErrors.TargetIsLink, "to an empty folder", "A link is where the folder should be, and unpacking never writes through links. It was left alone.",
            lab =>
        {
            Directory.CreateDirectory(lab["elsewhere"]);
            lab.Link("tool", "elsewhere");
            return lab.Unpack(HostilePex.With());
        }) { Origin = Origin },
        new(PexErrors.TargetIsLink, "to nothing", "A link is where the folder should be, and unpacking never writes through links. It was left alone.", lab =>
        {
            lab.Link("tool", "nowhere");
            return lab.Unpack(HostilePex.With());
        }) { Origin = Origin },
        new(PexErrors.EditsWouldBeLost, "an edit", "app.py was edited since the folder was unpacked, and unpacking would undo that. Nothing was written.",
            lab =>
        {
            lab.Unpacked().Write("tool/app.py", "mine");
            return ["unpack", lab.Pex, "-o", lab.Folder];
        }) { Origin = Origin },
        new(PexErrors.EditsWouldBeLost, "a deleted file",
            "app.py was deleted since the folder was unpacked, and unpacking would undo that. Nothing was written.", lab =>
        {
            File.Delete(lab.Unpacked()["tool/app.py"]);
            return ["unpack", lab.Pex, "-o", lab.Folder];
        }) { Origin = Origin },
        new(PexErrors.EditsConflict, "both changed a file",
            "app.py was edited since the folder was unpacked, and the PEX has something else there now, or nothing. Nothing was written.", lab =>
        {
            lab.Unpacked().Write("tool/app.py", "mine");
            return lab.Unpack(new PexFixture().Add("app.py", "def main(): pass\n").WithEntryPoint("app:main"), "--on-edits", "keep");
        }) { Origin = Origin },
        new(PexErrors.EditsSaved, "with overwrite", "Changed files were overwritten: 1. They are saved in .pexbuild/saved/1.", lab =>
        {
            lab.Unpacked().Write("tool/app.py", "mine");
            return ["unpack", lab.Pex, "-o", lab.Folder, "--on-edits", "overwrite"];
        }) { Origin = Origin, IsWarning = true },
        new(PexErrors.ManifestTooNew, "schema 2", "The folder was made by a newer PexBuild (manifest schema 2; this one reads 1). It was left alone.",
            lab => Manifest(lab, """{"schema": 2}"""))
        { Origin = Origin },
        .. BrokenManifests(),
        new(PexErrors.ManifestBroken, "a fifo", "The folder's manifest (.pexbuild/manifest.json) cannot be read: ", lab =>
        {
            lab.Write("tool/app.py", "");
            Directory.CreateDirectory(lab["tool/.pexbuild"]);
            lab.Fifo("tool/.pexbuild/manifest.json");
            return lab.Unpack(HostilePex.With());
        }) { Origin = Origin },
        new(PexErrors.NameTaken, "our folder", "The PEX contains .pexbuild/manifest.json, where PexBuild has to write a file of its own. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember(".pexbuild/manifest.json", "{}")))),
        new(PexErrors.NameTaken, "our folder in other letters",
            "The PEX contains .PexBuild/_pexbuild/evil.py, where PexBuild has to write a file of its own. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember(".PexBuild/_pexbuild/evil.py", "")))),
        new(PexErrors.NameTaken, "a file named bin", "The PEX contains bin, where PexBuild has to write a file of its own. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("bin", "")))),
        new(PexErrors.NameTaken, "a file named BIN", "The PEX contains BIN, where PexBuild has to write a file of its own. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("BIN", "")))),
        new(PexErrors.AlreadyUnpacked, "an unpacked folder", "This folder is already an unpacked PEX. Nothing was written.",
            lab => ["unpack", lab.Unpacked().Folder, "-o", lab["other"]])
        { Origin = Origin },
        .. TargetsInside(),
        new(PexErrors.UpdateStuck, "a link where the journal is done",
            "An update of the folder was interrupted, and can be neither completed nor rolled back: ", Stuck)
        { Origin = Origin, HasResult = true },
        .. BrokenJournals(),
        // It waits for twenty seconds, in which other tests run.
        new(PexErrors.FolderBusy, "another process at work", "Another process is changing the folder. Nothing was changed.", lab =>
        {
            lab.Held = new FileStream(lab.Unpacked()["tool/.pexbuild/lock"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            return ["restore", lab.Folder];
        }) { Origin = Origin },
        new(PexErrors.LinkOnTheWay, "the folder of an update",
            ".pexbuild/update/journal.json is a link or is behind one, and nothing is ever written through links.", lab =>
        {
            lab.Unpacked().Write("elsewhere/journal.json", "{}");
            lab.Link("tool/.pexbuild/update", lab["elsewhere"]);
            return ["status", lab.Folder];
        }) { Origin = Origin },
        new(PexErrors.LinkOnTheWay, "the lock", ".pexbuild/lock is a link or is behind one, and nothing is ever written through links.", lab =>
        {
            lab.Unpacked().Write("precious.txt", "mine");
            lab.Link("tool/.pexbuild/lock", lab["precious.txt"]);
            return ["status", lab.Folder];
        }) { Origin = Origin },
        new(PexErrors.Io, "the lock is a fifo", "'{lab}/tool/.pexbuild/lock' is not a file that can be locked. Nothing was left half done.", lab =>
        {
            lab.Unpacked().Fifo("tool/.pexbuild/lock");
            lab.Write("tool/app.py", "mine");
            return ["restore", lab.Folder];
        }) { Origin = Origin },
        new(PexErrors.LinkOnTheWay, "all that is ours", ".pexbuild/lock is a link or is behind one, and nothing is ever written through links.", lab =>
        {
            Directory.Move(lab.Unpacked()["tool/.pexbuild"], lab["elsewhere"]);
            lab.Link("tool/.pexbuild", lab["elsewhere"]);
            return ["restore", lab.Folder];
        }) { Origin = Origin },
    ];

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_target_that_is_not_to_be_touched_is_left_alone(string name) => Provoke(Cases, name);

    private static IEnumerable<ErrorCase> TargetsInside() =>
        from row in ((string Name, FixtureLayout Layout, string Output)[])
        [
            ("a folder in a loose PEX", FixtureLayout.Loose, "folder.pex/sub"), ("in a packed one", FixtureLayout.Packed, "folder.pex/sub"),
            ("the PEX itself", FixtureLayout.Loose, "folder.pex"), ("through a link", FixtureLayout.Loose, "link/sub"),
        ]
        select new ErrorCase(PexErrors.TargetInside, row.Name,
            $"{{lab}}/{row.Output} is inside the PEX that is to be unpacked, which is a folder. Nothing was written.", lab =>
        {
            Verbs.UnpackTests.Pex().WithLayout(row.Layout).WriteTo(lab["folder.pex"]);
            lab.Link("link", "folder.pex");
            return ["unpack", lab["folder.pex"], "-o", lab[row.Output]];
        }) { Origin = "{lab}/folder.pex" };

    private static IEnumerable<ErrorCase> BrokenManifests() =>
        from row in ((string Name, string Text)[])
        [
            ("no text", ""), ("no object", "[]"), ("no schema", "{}"), ("nested", new string('[', 100_000)),
            ("a path that leads out", Row("../evil")), ("an absolute path", Row("/etc/passwd")), ("a path through itself", Row("a/./b")),
            ("a backslash", Row("a\\\\b")), ("a path of a thousand letters", Row(new string('a', 1000))), ("a NUL", Row("a\\u0000b")),
        ]
        select new ErrorCase(PexErrors.ManifestBroken, row.Name, "The folder's manifest (.pexbuild/manifest.json) cannot be read: ",
            lab => Manifest(lab, row.Text))
        { Origin = Origin };

    private static IEnumerable<ErrorCase> BrokenJournals() =>
    [
        Journal(PexErrors.JournalBroken, "no JSON", "x", "The journal of an interrupted update (.pexbuild/update/journal.json) cannot be read: "),
        Journal(PexErrors.JournalBroken, "another schema", """{"schema": 9}""",
            "The journal of an interrupted update (.pexbuild/update/journal.json) cannot be read: "),
        Journal(PexErrors.JournalBroken, "of itself", JournalOf(".pexbuild/update/journal.json"),
            "The journal of an interrupted update (.pexbuild/update/journal.json) cannot be read: it lists its own files."),
        Journal(PexErrors.PathUnsafe, "a journal that leads out", JournalOf("../precious.txt"),
            "../precious.txt: the path has a part that consists only of dots and blanks."),
        Journal(PexErrors.PathUnsafe, "a journal with an absolute path", JournalOf("/etc/passwd"), "/etc/passwd: the path is absolute."),
    ];

    private static ErrorCase Journal(PexErrorCode code, string name, string text, string problem) => new(code, name, problem, lab =>
    {
        lab.Unpacked().Write("tool/.pexbuild/update/journal.json", text);
        lab.Write("precious.txt", "mine");
        return ["status", lab.Folder];
    }) { Origin = Origin };

    private static string JournalOf(string path) => $$"""{"schema": 1, "saved": 1, "files": [{"path": "{{path}}", "old": null, "new": null}]}""";

    private static string Row(string path) =>
        $$"""{"schema": 1, "tool": "0", "source": {"name": "x", "sha256": "0", "size": 0, "layout": "zipapp"},"""
        + $$""" "options": {}, "files": [{"path": "{{path}}", "sha256": "0", "size": 0, "origin": "pex"}]}""";

    private static string[] Manifest(Lab lab, string text)
    {
        lab.Unpacked().Write("tool/.pexbuild/manifest.json", text);
        return ["status", lab.Folder];
    }

    /// <summary>A file is to be moved to a place where a folder of somebody's is, and cannot go back either.</summary>
    private static string[] Stuck(Lab lab)
    {
        lab.Unpacked().Write("tool/.pexbuild/update/journal.json", JournalOf("app.py"));
        // Where what is taken away would go, there is a file for a folder.
        lab.Write("tool/.pexbuild/update/old", "in the way");
        return ["status", lab.Folder];
    }
}
