using System.Globalization;
using System.Text.Json;
using PexBuild.Testing.Fixtures;
using PexBuild.Tool.Errors;

namespace PexBuild.Tool.Hostile;

/// <summary>Nothing from the archive becomes code, whatever it looks like to Python, to a shell, to cmd, PowerShell, MSBuild or a terminal.</summary>
[TestClass]
public sealed class InjectionTests
{
    private static readonly string[] s_values =
    [
        "'", "\"", "'''", "\"\"\"", "\\", "\\'", "\n", "\r\n", "$(touch pwned)", "`touch pwned`", "${HOME}", "%PATH%", "!PATH!", "^&", "; touch pwned",
        "| touch pwned", "&& touch pwned", "]]>", "*/", "-->", "<!--", "&amp;", "</Project>",
        "$(Property)", "@(Item)", "%(Metadata)", "#{x}", "{0}", "{{", "@RUN@", "@ARGUMENT@", "@PYTHON@", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028",
        "\u0007", "\u001b[2J", "\u0085", "é\U0001f600", "); import os; os.system('touch pwned') #",
    ];

    public static IEnumerable<object[]> Indexes => Enumerable.Range(0, s_values.Length).Select(index => new object[] { index });

    [TestMethod]
    [DynamicData(nameof(Indexes))]
    public void A_value_of_PEX_INFO_gets_into_no_generated_file_but_JSON(int index)
    {
        var value = s_values[index];
        var info = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["build_properties"] = new Dictionary<string, string> { ["pex_version"] = value },
            ["entry_point"] = "app:main",
            ["inject_args"] = new[] { value, "--" + value },
            ["inject_env"] = new Dictionary<string, string> { ["A" + value] = value },
            ["pex_path"] = value,
            ["pex_root"] = value,
            ["code_hash"] = value,
            [value] = value,
        });

        AssertGeneratedFilesAreAsEver(HostilePex.Of(info));
    }

    [TestMethod]
    [DynamicData(nameof(Indexes))]
    public void A_name_a_first_line_and_a_version_get_into_no_generated_file(int index)
    {
        var value = s_values[index];
        var name = new string([.. value.Where(c => !char.IsControl(c) && c is not ('\\' or '/'))]);
        var zip = HostilePex.With(new("n" + name + ".py", value), new(".bootstrap/pex/other.py", value), new($".deps/x{name}-1.0/x.py", value));
        zip.Members[2] = new ZipMember(".bootstrap/pex/version.py", $"__version__ = '{value}'\n");
        zip.Prefix = System.Text.Encoding.UTF8.GetBytes($"#!/usr/bin/env python3 {value}\n");

        AssertGeneratedFilesAreAsEver(zip);
    }

    [TestMethod]
    [DynamicData(nameof(Indexes))]
    public void The_name_of_the_PEX_gets_into_no_generated_file(int index)
    {
        var name = s_values[index].Replace("/", "", StringComparison.Ordinal) + ".pex";
        using var lab = new Lab();
        File.WriteAllBytes(lab[name], HostilePex.With().Build());

        var run = InProcess.Run("unpack", lab[name], "-o", lab.Folder);

        Assert.AreEqual(0, run.Status, run.Error);
        Assert.AreSequenceEqual(Generated(Sound()), Generated(lab.Folder));
        Assert.AreEqual(0, InProcess.Run("diff", lab.Folder).Status, "The folder is understood again.");
        AssertShowsNoMore(run.Output + run.Error);
        Assert.AreEqual(8, run.Output.Split('\n').Length - 1, run.Output);
    }

    [TestMethod]
    [DataRow("...pex", "...pex-unpacked", "...pex")]
    [DataRow(".pex", ".pex-unpacked", ".pex")]
    [DataRow("a\\b.pex", "a\\b", "a_b")]
    [DataRow("*.pex", "*", "*")]
    public void A_PEX_of_an_odd_name_gets_a_folder_of_its_own(string name, string folder, string launcher)
    {
        using var tool = new ToolRun();
        File.WriteAllBytes(tool[name], HostilePex.With().Build());

        tool.Run("unpack", name).AssertSuccess();

        Assert.IsTrue(File.Exists(Path.Combine(tool[folder], "bin", launcher)));
        tool.Run("status", folder).AssertSuccess();
    }

    private static void AssertGeneratedFilesAreAsEver(ZipRecords zip)
    {
        using var lab = new Lab();

        var run = InProcess.Run(lab.Unpack(zip));

        Assert.AreEqual(0, run.Status, run.Error);
        Assert.AreSequenceEqual(Generated(Sound()), Generated(lab.Folder));
        foreach (var json in (string[])["manifest.json", "startup.json"])
            Assert.IsTrue(File.ReadAllBytes(lab["tool/.pexbuild/" + json]).All(b => b is (byte)'\n' or (>= 0x20 and < 0x7F)), json);
        foreach (var verb in (string[][])[["info", lab.Folder], ["verify", lab.Pex], ["info", lab.Pex, "--json"],
            ["unpack", lab.Pex, "-o", lab["again"], "--dry-run", "--verbosity", "detailed"]])
        {
            var shown = InProcess.Run(verb);
            AssertShowsNoMore(shown.Output + shown.Error);
        }
    }

    /// <summary>A terminal shows the text, and does nothing else about it.</summary>
    private static void AssertShowsNoMore(string text) =>
        Assert.DoesNotContain(
            c => c != '\n'
                && char.GetUnicodeCategory(
                    c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
            text.Replace("\n", "", StringComparison.Ordinal),
            text);

    private static string Sound()
    {
        using var lab = new Lab();
        Assert.AreEqual(0, InProcess.Run(lab.Unpack(HostilePex.With())).Status);
        s_sound ??= Generated(lab.Folder);
        return "";
    }

    private static string[]? s_sound;

    /// <summary>All that is code in an unpacked folder and not the PEX's.</summary>
    private static string[] Generated(string folder) => folder.Length == 0 ? s_sound! :
        [.. GeneratedFiles(folder).Select(path => NameOf(path) + " " + File.ReadAllText(Path.Combine(folder, path)))];

    private static string[] GeneratedFiles(string folder) =>
    [
        "__main__.py",
        .. Directory.GetFiles(folder + "/bin").Select(file => "bin/" + Path.GetFileName(file)).Order(StringComparer.Ordinal),
        ".pexbuild/RunPex.proj", ".pexbuild/run", ".pexbuild/run.cmd",
        .. Directory.GetFiles(folder + "/.pexbuild/_pexbuild").Order(StringComparer.Ordinal).Select(file => ".pexbuild/_pexbuild/" + Path.GetFileName(file)),
    ];

    /// <summary>A launcher is called as the PEX is: only its kind is compared.</summary>
    private static string NameOf(string path) => !path.StartsWith("bin/", StringComparison.Ordinal) ? path : path[^4..] is ".cmd" or ".ps1" ? path[^4..] : "";
}
