using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Testing;

namespace PexBuild.Archive.Names;

[TestClass]
public sealed class EntryNamesTests : ArchiveTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("/")]
    [DataRow("/etc/passwd")]
    [DataRow("//server/share")]
    [DataRow("../evil")]
    [DataRow("../")]
    [DataRow("a/../../evil")]
    [DataRow("a/..")]
    [DataRow(".")]
    [DataRow("./a")]
    [DataRow("a/./b")]
    [DataRow("a/...")]
    [DataRow("a/. ./b")]
    [DataRow("a/ /b")]
    [DataRow("a//b")]
    [DataRow("a//")]
    [DataRow("C:/evil")]
    [DataRow("c:evil")]
    public void A_path_that_leads_out_or_nowhere_certain_is_refused(string name) =>
        Refuses(PexErrors.PathUnsafe, new ZipRecords(new ZipMember(name)));

    [TestMethod]
    [DataRow("..\\evil")]
    [DataRow("a\\b")]
    [DataRow("a\u0001")]
    [DataRow("a\n")]
    [DataRow("a\u007f")]
    [DataRow("a\0b")]
    [DataRow("a\u0085")]
    public void A_name_with_a_backslash_or_control_character_is_refused(string name) =>
        Refuses(PexErrors.NameCharacters, new ZipRecords(new ZipMember(name)));

    [TestMethod]
    [DataRow("..a/b..c")]
    [DataRow(".hidden/.b")]
    [DataRow("a b/c")]
    [DataRow("été/日本/😀.py")]
    public void Odd_but_harmless_names_are_read(string name) =>
        Assert.AreEqual("x", Read(new ZipRecords(new ZipMember(name, "x")))[name]);

    [TestMethod]
    public void A_name_without_the_UTF8_flag_is_code_page_437_as_in_Python()
    {
        var all = Enumerable.Range(0x80, 0x80).Select(x => (byte)x).ToArray();
        var names = Read(new ZipRecords(new ZipMember(all[..64], []), new ZipMember(all[64..], []))).Keys.ToList();
        Assert.AreEqual("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐", names[0]);
        Assert.AreEqual("└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0", names[1]);
    }

    [TestMethod]
    [DataRow(new byte[] { 0xC0, 0xAF })]
    [DataRow(new byte[] { 0xED, 0xA0, 0x80 })]
    [DataRow(new byte[] { 0x61, 0xFF })]
    [DataRow(new byte[] { 0xC3 })]
    public void A_name_that_says_UTF8_and_is_not_is_refused(byte[] name) =>
        Refuses(PexErrors.NameEncoding, new ZipRecords(new ZipMember(name, []) { Flags = 0x800 }));

    [TestMethod]
    [DataRow("CON")]
    [DataRow("a/nul.txt")]
    [DataRow("a/COM1 .x/b")]
    [DataRow("lpt².py")]
    [DataRow("conin$")]
    [DataRow("a?b")]
    [DataRow("ab:c")]
    [DataRow("a./b")]
    [DataRow("a ")]
    public void A_name_that_Windows_cannot_have_is_refused_there_and_a_warning_elsewhere(string name)
    {
        var zip = new ZipRecords(new ZipMember(name), new ZipMember("pipe|"));
        Refuses(PexErrors.NameOnWindows, zip, target: TargetSystem.Windows);
        using var container = Open(zip, target: TargetSystem.MacOS);
        Assert.AreEqual(PexErrors.NameOnWindows, container.Warnings.Single().Code);
        Assert.Contains("the first of 2", container.Warnings[0].Message);
    }

    [TestMethod]
    public void Names_near_those_that_Windows_reserves_are_read_there()
    {
        using var container = Open(new ZipRecords(new ZipMember("console.py"), new ZipMember("com10"), new ZipMember("nul_.py"), new ZipMember(".gitignore")),
            target: TargetSystem.Windows);
        Assert.IsEmpty(container.Warnings);
    }

    [TestMethod]
    public void Two_entries_of_one_path_are_refused()
    {
        Refuses(PexErrors.Duplicate, new ZipRecords(new ZipMember("a", "1"), new ZipMember("b"), new ZipMember("a", "1")));
        Refuses(PexErrors.Duplicate, new ZipRecords(new ZipMember("a/"), new ZipMember("a/")));
        Refuses(PexErrors.Duplicate, new ZipRecords(new ZipMember("é", "1"), new ZipMember([0x82], "1"u8.ToArray())));
    }

    [TestMethod]
    public void A_path_that_is_both_file_and_folder_is_refused()
    {
        Refuses(PexErrors.FileAndFolder, new ZipRecords(new ZipMember("a"), new ZipMember("a/")));
        Refuses(PexErrors.FileAndFolder, new ZipRecords(new ZipMember("a/"), new ZipMember("a")));
        Refuses(PexErrors.FileAndFolder, new ZipRecords(new ZipMember("a"), new ZipMember("a/b")));
        Refuses(PexErrors.FileAndFolder, new ZipRecords(new ZipMember("a/b/c"), new ZipMember("a")));
        Refuses(PexErrors.FileAndFolder, new ZipRecords(new ZipMember("a/b/c"), new ZipMember("a/x"), new ZipMember("a/b")));
    }

    [TestMethod]
    [DataRow("README", "readme")]
    [DataRow("a/x", "A/y")]
    [DataRow("é", "e\u0301")]
    [DataRow("É", "e\u0301")]
    [DataRow("straße", "STRASSE")]
    [DataRow("\u212A", "k")]
    [DataRow("a/\uAC01", "a/\u1100\u1161\u11A8")]
    [DataRow("q\u0323\u0307", "q\u0307\u0323")]
    public void Names_that_differ_by_case_or_composition_are_refused_where_they_are_one_file(string first, string second)
    {
        var zip = new ZipRecords(new ZipMember(first), new ZipMember(second));
        Refuses(PexErrors.CaseClash, zip, target: TargetSystem.Windows);
        Refuses(PexErrors.CaseClash, zip, target: TargetSystem.MacOS);
        using var container = Open(zip);
        Assert.AreEqual(PexErrors.CaseClash, container.Warnings.Single().Code);
        Assert.HasCount(2, container.Entries);
    }

    [TestMethod]
    public void The_message_names_the_entry_without_what_a_terminal_would_act_on()
    {
        var message = Refuses(PexErrors.PathUnsafe, new ZipRecords(new ZipMember("/\u202E\u001B[31m" + new string('x', 200)) { Flags = 0x800 })).ToString();
        Assert.DoesNotContain("\u001B", message);
        Assert.DoesNotContain("\u202E", message);
        Assert.DoesNotContain(new string('x', 100), message);
        Assert.StartsWith(Folder["tool.pex"] + " : error PEX1203: /\\u202e", message);
    }

    [TestMethod]
    public void The_folding_is_that_of_Python_for_every_character_that_it_knows()
    {
        // Two marks around each character show that marks are put in order.
        const string Script = """
            import sys, unicodedata as u
            for point in range(0x80, 0x110000):
                text = chr(point)
                if u.category(text) not in ('Cn', 'Co', 'Cs', 'Lo') or u.decomposition(text) or u.category(text) == 'Lo' and point % 16 == 0:
                    text = 'x\u0301' + text + '\u0323'
                    key = u.normalize('NFD', u.normalize('NFD', text).casefold())
                    print(' '.join('%X' % ord(c) for c in text) + '=' + ' '.join('%X' % ord(c) for c in key))
            """;
        // Later Pythons know characters that our table does not.
        var python = Pythons.All.LastOrDefault(python => python.Version.Major == 3 && python.Version.Minor <= 13);
        if (python is null)
            Assert.Inconclusive("Skipped: this machine has no Python 3 up to 3.13.");
        var lines = ProcessResult.Run(python.Path, ["-c", Script]).AssertSuccess().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.IsGreaterThan(10_000, lines.Length);
        foreach (var line in lines)
        {
            var sides = Array.ConvertAll(line.Split('='),
                side => string.Concat(side.Split(' ').Select(point => char.ConvertFromUtf32(Convert.ToInt32(point, 16)))));
            if (NameFolding.Key(sides[0]) != sides[1])
                Assert.Fail(line);
        }
    }

    [TestMethod]
    public void The_folding_is_that_of_Unicode()
    {
        Assert.AreEqual("ascii Stays", NameFolding.Key("ascii Stays"));
        Assert.AreEqual("e\u0301", NameFolding.Key("É"));
        Assert.AreEqual("ss", NameFolding.Key("ẞ"));
        Assert.AreEqual("\u03B1\u0313\u03B9", NameFolding.Key("\u1F88"));
        Assert.AreEqual("\U00010428", NameFolding.Key("\U00010400"));
        Assert.AreEqual(Encoding.UTF8.GetString([0xE1, 0x84, 0x80, 0xE1, 0x85, 0xA1]), NameFolding.Key("가"));
    }
}
