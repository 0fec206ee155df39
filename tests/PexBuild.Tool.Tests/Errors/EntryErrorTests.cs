using PexBuild.Diagnostics;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Errors;

[TestClass]
public sealed class EntryErrorTests : ErrorTests
{
    private const string Loose = "{lab}/loose";

    public static IEnumerable<object[]> Names => NamesOf(Cases);

    internal static IEnumerable<ErrorCase> Cases =>
    [
        new(PexErrors.NameEncoding, "no UTF-8", "a\u2593: its name is marked as UTF-8, but is not valid UTF-8. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember([(byte)'a', 0xB2], []) { Flags = 0x800 }))),
        Name(PexErrors.NameCharacters, "a\\b", "a\\b: its name contains a backslash"),
        Name(PexErrors.NameCharacters, "\\\\server\\share", "\\\\server\\share: its name contains a backslash"),
        Name(PexErrors.NameCharacters, "a\nb", "a\\u000ab: its name contains a control character"),
        Name(PexErrors.NameCharacters, "a\0b", "a\\u0000b: its name contains a control character"),
        Name(PexErrors.NameCharacters, "\u001b]0;x\u0007", "\\u001b]0;x\\u0007: its name contains a control character"),
        Name(PexErrors.NameCharacters, "a\u0085b", "a\\u0085b: its name contains a control character"),
        Name(PexErrors.PathUnsafe, "", ": the path is empty"),
        Name(PexErrors.PathUnsafe, "../evil", "../evil: the path has a part that consists only of dots and blanks"),
        Name(PexErrors.PathUnsafe, "a/../../evil", "a/../../evil: the path has a part that consists only of dots and blanks"),
        Name(PexErrors.PathUnsafe, "./a", "./a: the path has a part that consists only of dots and blanks"),
        Name(PexErrors.PathUnsafe, "a/.../b", "a/.../b: the path has a part that consists only of dots and blanks"),
        Name(PexErrors.PathUnsafe, ". ./a", ". ./a: the path has a part that consists only of dots and blanks"),
        Name(PexErrors.PathUnsafe, "../", "..: the path has a part that consists only of dots and blanks"),
        Name(PexErrors.PathUnsafe, "/etc/passwd", "/etc/passwd: the path is absolute"),
        Name(PexErrors.PathUnsafe, "/", "/: the path is absolute"),
        Name(PexErrors.PathUnsafe, "//server/share", "//server/share: the path is absolute"),
        Name(PexErrors.PathUnsafe, "C:evil", "C:evil: the path names a drive"),
        Name(PexErrors.PathUnsafe, "c:/evil", "c:/evil: the path names a drive"),
        Name(PexErrors.PathUnsafe, "a//b", "a//b: the path has an empty part"),
        Name(PexErrors.PathUnsafe, "a/ /b", "a/ /b: the path has a part that consists only of dots and blanks"),
        Wheel(PexErrors.PathUnsafe, "../evil", "../evil: the path has a part that consists only of dots and blanks"),
        Wheel(PexErrors.PathUnsafe, "../../", "../..: the path has a part that consists only of dots and blanks"),
        Wheel(PexErrors.PathUnsafe, "/evil", "/evil: the path is absolute"),
        new(PexErrors.EntryKindUnclear, "'../' with data, in a wheel", $".deps/{HostilePex.Wheel}/../: it is a folder, but has data. Nothing was written.",
            lab => lab.Unpack(HostilePex.WithWheel(HostilePex.WheelOf(new ZipMember("../", "data"))))),
        new(PexErrors.EntryKindUnclear, "'../' that is a file, in a wheel",
            $".deps/{HostilePex.Wheel}/../: its name is that of a folder, its mode that of a file. Nothing was written.",
            lab => lab.Unpack(HostilePex.WithWheel(HostilePex.WheelOf(new ZipMember("../") { Attributes = 0x81A40000 })))),
        new(PexErrors.EntryKindUnclear, "a folder with data", "a/: it is a folder, but has data. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a/", "data")))),
        new(PexErrors.EntryKindUnclear, "a folder without a slash", "a: its name is that of a file, its mode that of a folder. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "") { Attributes = 0x41ED0000 }))),
        new(PexErrors.EntryKindUnclear, "a folder of DOS without a slash", "a: its name is that of a file, its mode that of a folder. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "") { Attributes = 0x10 }))),
        new(PexErrors.EntryKindUnclear, "a file with a slash", "a/: its name is that of a folder, its mode that of a file. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a/", "") { Attributes = 0x81A40000 }))),
        new(PexErrors.Duplicate, "a file twice", "a is there twice, so programs would disagree about its content. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new("a", "1"), new("a", "2")))),
        new(PexErrors.Duplicate, "PEX-INFO twice", "PEX-INFO is there twice, so programs would disagree about its content. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("PEX-INFO", "{}")))),
        new(PexErrors.Duplicate, "a folder twice", "a is there twice, so programs would disagree about its content. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new("a/"), new("a/")))),
        new(PexErrors.FileAndFolder, "a file, then in it", "a is both a file and a folder. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new("a", "1"), new("a/b", "2")))),
        new(PexErrors.FileAndFolder, "a folder, then a file", "a is both a file and a folder. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new("a/b", "2"), new("a", "1")))),
        new(PexErrors.FileAndFolder, "both entries", "a is both a file and a folder. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new("a/"), new("a", "1")))),
        new(PexErrors.FileAndFolder, "by the installation of a wheel", $".deps/{HostilePex.Wheel}/a is both a file and a folder. Nothing was written.",
            lab => lab.Unpack(HostilePex.WithWheel(HostilePex.WheelOf(new("a", "1"), new("x-1.0.data/purelib/a/b", "2"))))),
        Kind("a symbolic link", 0xA1FF0000),
        Kind("a fifo", 0x11A40000),
        Kind("a device", 0x21A40000),
        Kind("a device", 0x61A40000),
        Kind("a socket", 0xC1A40000),
        new(PexErrors.EntryKind, "a fifo in a folder", "pipe is a fifo, neither a file nor a folder. Nothing was written.",
            lab => Folder(lab, () => lab.Fifo("loose/pipe")))
        { Origin = Loose },
        new(PexErrors.EntryKind, "PEX-INFO is a fifo", "PEX-INFO is a fifo, neither a file nor a folder. Nothing was written.", lab => Folder(lab, () =>
        {
            File.Delete(lab["loose/PEX-INFO"]);
            lab.Fifo("loose/PEX-INFO");
        })) { Origin = Loose },
        new(PexErrors.EntryKind, "a device in a folder", "zero is a device, neither a file nor a folder. Nothing was written.",
            lab => [.. Folder(lab, () => lab.Link("loose/zero", "/dev/zero")), "--copy-links"])
        { Origin = Loose },
        new(PexErrors.LinkOutside, "to a file", "evil is a link that leads out of the folder, to /etc/passwd. Nothing was written.",
            lab => Folder(lab, () => lab.Link("loose/evil", "/etc/passwd")))
        { Origin = Loose },
        new(PexErrors.LinkOutside, "to a folder beside it", "evil is a link that leads out of the folder, to ../loose2. Nothing was written.",
            lab => Folder(lab, () =>
        {
            lab.Write("loose2/x", "");
            lab.Link("loose/evil", "../loose2");
        })) { Origin = Loose },
        new(PexErrors.LinkBroken, "to nothing", "gone is a link that points to nothing. Nothing was written.",
            lab => Folder(lab, () => lab.Link("loose/gone", "nowhere")))
        { Origin = Loose },
        new(PexErrors.LinkBroken, "to itself", "gone is a link that is part of a cycle. Nothing was written.",
            lab => Folder(lab, () => lab.Link("loose/gone", "gone")))
        { Origin = Loose },
        new(PexErrors.LinkBroken, "to a folder that it lies in", "loop is a link that points to a folder that contains it. Nothing was written.",
            lab => Folder(lab, () => lab.Link("loose/loop", ".")))
        { Origin = Loose },
        Warning(PexErrors.NameOnWindows, "con.py", "con.py is not a valid file name on Windows."),
        Warning(PexErrors.NameOnWindows, "a*b", "a*b is not a valid file name on Windows."),
        Warning(PexErrors.NameOnWindows, "a. ", "a.  is not a valid file name on Windows."),
        new(PexErrors.CaseClash, "by case", "a and A are the same name on Windows and macOS (the first of 2).",
            lab => lab.Unpack(HostilePex.With(new("a/B", ""), new("A/b", ""))))
        { IsWarning = true },
        new(PexErrors.CaseClash, "by how an accent is written", "é and e\u0301 are the same name on Windows and macOS.",
            lab => lab.Unpack(HostilePex.With(new("é", ""), new("e\u0301", ""))))
        { IsWarning = true },
    ];

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void An_unsafe_or_ambiguous_entry_is_refused_in_one_line(string name) => Provoke(Cases, name);

    private static ErrorCase Name(PexErrorCode code, string name, string problem) =>
        new(code, "the name " + DisplayText.Escape(name), problem + ". Nothing was written.", lab => lab.Unpack(HostilePex.With(new ZipMember(name))));

    private static ErrorCase Wheel(PexErrorCode code, string name, string problem) =>
        new(code, "the name " + name + " in a wheel", $".deps/{HostilePex.Wheel}/{problem}. Nothing was written.",
            lab => lab.Unpack(HostilePex.WithWheel(HostilePex.WheelOf(new ZipMember(name)))));

    private static ErrorCase Kind(string kind, uint attributes) =>
        new(PexErrors.EntryKind, $"{kind} ({attributes:x})", $"a is {kind}, neither a file nor a folder. Nothing was written.",
            lab => lab.Unpack(HostilePex.With(new ZipMember("a", "/etc/passwd") { Attributes = attributes })));

    private static ErrorCase Warning(PexErrorCode code, string name, string problem) =>
        new(code, "the name " + name, problem + " On Linux and macOS", lab => lab.Unpack(HostilePex.With(new ZipMember(name))))
    { IsWarning = true };

    private static string[] Folder(Lab lab, Action more)
    {
        Verbs.UnpackTests.Pex().WithLayout(FixtureLayout.Loose).WriteTo(lab["loose"]);
        more();
        return ["unpack", lab["loose"], "-o", lab.Folder];
    }
}
