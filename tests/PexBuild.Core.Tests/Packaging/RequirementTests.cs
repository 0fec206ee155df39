namespace PexBuild.Packaging;

[TestClass]
public sealed class RequirementTests
{
    [TestMethod]
    public void Parse_reads_every_part()
    {
        var requirement = Requirement.Parse(" Foo.Bar[One, two_2] (>=1.0,<2) ; python_version < '3' ");

        Assert.AreEqual("Foo.Bar", requirement.Name);
        Assert.AreEqual("foo-bar", requirement.Project);
        Assert.AreSequenceEqual(["One", "two_2"], requirement.Extras);
        Assert.AreEqual(">=1.0,<2", requirement.Specifiers.ToString());
        Assert.AreEqual("python_version < \"3\"", requirement.Marker?.ToString());
        Assert.AreEqual("Foo.Bar[One, two_2] (>=1.0,<2) ; python_version < '3'", requirement.Text);
    }

    [TestMethod]
    public void A_URL_says_nothing_of_the_version()
    {
        var requirement = Requirement.Parse("foo[x] @ file:///a/foo-1.0.whl#sha256=0;1 ; os_name == 'nt'");

        Assert.AreEqual("file:///a/foo-1.0.whl#sha256=0;1", requirement.Url);
        Assert.IsTrue(requirement.Specifiers.Contains("9.9", prereleases: false));
        Assert.IsNotNull(requirement.Marker);
    }

    [TestMethod]
    [DataRow("foo bar", 5)]
    [DataRow("foo>=", 4)]
    [DataRow("foo ; pyhton_version < '3'", 7)]
    [DataRow("foo ; os_name == 'nt", 18)]
    [DataRow("foo[", 5)]
    public void Parse_says_where_it_stopped(string text, int character)
    {
        var problem = Assert.ThrowsExactly<FormatException>(() => Requirement.Parse(text));

        Assert.EndsWith($"at character {character}", problem.Message);
    }

    [TestMethod]
    public void Markers_may_not_be_nested_without_end() =>
        Assert.ThrowsExactly<FormatException>(() => Marker.Parse(new string('(', 100_000) + "os_name == 'nt'" + new string(')', 100_000)));

    [TestMethod]
    [DataRow("os_name == 'nt' and (os_name == 'a' or os_name == 'b')", "os_name == \"nt\" and (os_name == \"a\" or os_name == \"b\")")]
    [DataRow("(os_name=='nt') or \"it's\" in platform_version", "os_name == \"nt\" or \"it's\" in platform_version")]
    [DataRow("os_name not  in '\"'", "os_name not in '\"'")]
    public void A_marker_is_shown_in_one_form(string text, string shown) => Assert.AreEqual(shown, Marker.Parse(text).ToString());

    [TestMethod]
    [DataRow("Foo__Bar.-baz", "foo-bar-baz")]
    [DataRow("zope.interface", "zope-interface")]
    public void Names_are_normalised_by_PEP_503(string name, string normal)
    {
        Assert.AreEqual(normal, ProjectName.Normalize(name));
        Assert.IsTrue(ProjectName.AreEqual(name, normal));
    }
}
