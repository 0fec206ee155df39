using System.IO.Hashing;
using System.Text;

namespace PexBuild.Packaging;

[TestClass]
public sealed class MetadataTests
{
    private const string Sample = """
        Metadata-Version: 2.1
        Name: Greet
        VERSION: 1.0
        Summary: Says hello,
                in more than one line
        License: UNKNOWN
        License-Expression: MIT
        Requires-Python: >=3.6
        Requires-Dist: six (>=1.0)
        Requires-Dist: foo; extra == 'bar'
        Provides-Extra: bar

        Requires-Dist: not-a-header
        """;

    [TestMethod]
    [DataRow("\n")]
    [DataRow("\r\n")]
    public void Metadata_is_what_the_headers_say(string lineEnd)
    {
        var metadata = CoreMetadata.Parse(Encoding.UTF8.GetBytes(Sample.ReplaceLineEndings(lineEnd)));

        Assert.AreEqual(("Greet", "1.0", ">=3.6"), (metadata.Name, metadata.Version, metadata.RequiresPython));
        Assert.AreEqual("Says hello, in more than one line", metadata.Summary);
        Assert.AreEqual((null, "MIT"), (metadata.License, metadata.LicenseExpression));
        Assert.AreSequenceEqual(["six (>=1.0)", "foo; extra == 'bar'"], metadata.RequiresDist);
        Assert.AreSequenceEqual(["bar"], metadata.ProvidesExtra);
    }

    [TestMethod]
    [DataRow("Name: a\nVersion: 1\n\nlong text", "Name: a\nVersion: 1\n")]
    [DataRow("Name: a\r\nVersion: 1\r\n\r\nlong text", "Name: a\r\nVersion: 1\r\n")]
    [DataRow("Name: a\n", "Name: a\n")]
    [DataRow("Name: a", "Name: a")]
    [DataRow("\nName: a\n", "")]
    [DataRow("", "")]
    public void The_check_sum_is_of_the_bytes_before_the_first_empty_line(string text, string headers) =>
        Assert.AreEqual(Crc32.HashToUInt32(Encoding.UTF8.GetBytes(headers)), CoreMetadata.Parse(Encoding.UTF8.GetBytes(text)).HeaderCrc32);

    [TestMethod]
    public void Metadata_that_is_none_has_no_name()
    {
        var metadata = CoreMetadata.Parse([0xFF, 0xFE, 0x00, 0x0A, 0x41]);

        Assert.IsNull(metadata.Name);
        Assert.IsEmpty(metadata.RequiresDist);
    }

    [TestMethod]
    public void WHEEL_may_have_empty_lines_and_bad_tags()
    {
        var wheel = WheelMetadata.Parse("Wheel-Version: 1.0\n\nRoot-Is-Purelib: true\r\n  \nTag: py2.py3-none-any\nTag: \nTag: odd\n"u8.ToArray());

        Assert.IsTrue(wheel.RootIsPurelib);
        Assert.AreSequenceEqual(["py2-none-any", "py3-none-any"], wheel.Tags.Select(tag => tag.ToString()));
        Assert.IsFalse(WheelMetadata.Parse("Root-Is-Purelib: false\n"u8.ToArray()).RootIsPurelib);
    }

    [TestMethod]
    public void Entry_points_are_found_by_group_and_name()
    {
        var entryPoints = EntryPointsFile.Parse("""
            # comment
            before = any:group
            [console_scripts]
            greet = greet.cli:main.run [color]
            mod=greet
            broken
            = nothing:here
            empty = greet:
            [gui_scripts]
            greet = greet.gui : main
            """u8.ToArray());

        Assert.AreEqual("greet.cli:main.run", entryPoints.Find(EntryPointsFile.ConsoleScripts, "greet")?.Value);
        Assert.AreEqual("greet", entryPoints.Find(EntryPointsFile.ConsoleScripts, "mod")?.Value);
        Assert.AreEqual("greet.gui:main", entryPoints.Find(EntryPointsFile.GuiScripts, "greet")?.Value);
        Assert.HasCount(3, entryPoints.All);
        Assert.IsNull(entryPoints.Find(EntryPointsFile.ConsoleScripts, "broken"));
    }

    [TestMethod]
    public void Requirements_of_eggs_become_those_of_wheels()
    {
        var requirements = EggRequires.Parse("""
            six>=1
            [:python_version<"3"]
            futures
            [test]
            pytest
            [docs:os_name == "nt" or os_name == "posix"]
            sphinx
            """u8.ToArray());

        Assert.AreSequenceEqual(
            [
                "six>=1", "futures ; python_version<\"3\"", "pytest ; extra == \"test\"",
                "sphinx ; (os_name == \"nt\" or os_name == \"posix\") and extra == \"docs\"",
            ],
            requirements);
        foreach (var requirement in requirements)
            Assert.IsNotNull(Requirement.Parse(requirement));
    }
}
