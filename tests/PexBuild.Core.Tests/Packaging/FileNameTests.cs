namespace PexBuild.Packaging;

[TestClass]
public sealed class FileNameTests
{
    [TestMethod]
    public void A_wheel_name_tells_project_version_build_and_tags()
    {
        Assert.IsTrue(WheelFileName.TryParse("msgpack-1.2.4-1-CP310.cp311-abi3-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", out var name));

        Assert.AreEqual(("msgpack", "1.2.4", "1"), (name.Name, name.Version, name.Build));
        Assert.AreSequenceEqual(
            ["cp310-abi3-manylinux2014_x86_64", "cp310-abi3-manylinux_2_17_x86_64", "cp311-abi3-manylinux2014_x86_64", "cp311-abi3-manylinux_2_17_x86_64"],
            name.Tags.Select(tag => tag.ToString()));
    }

    [TestMethod]
    public void A_wheel_name_needs_no_build_tag()
    {
        Assert.IsTrue(WheelFileName.TryParse("greet-1.0-py2.py3-none-any.whl", out var name));

        Assert.IsNull(name.Build);
        Assert.HasCount(2, name.Tags);
    }

    [TestMethod]
    [DataRow("greet-1.0.whl")]
    [DataRow("greet-py3-none-any.whl")]
    [DataRow("greet-1.0-py3-none-any")]
    [DataRow("greet-1.0--none-any.whl")]
    [DataRow("pip")]
    public void Other_names_are_no_wheels(string text) => Assert.IsFalse(WheelFileName.TryParse(text, out _));

    [TestMethod]
    [DataRow("foo_bar-1.0-py2.7-linux-x86_64.egg", "foo_bar", "1.0", "2.7", "linux-x86_64")]
    [DataRow("foo-1.0-py2.7.egg", "foo", "1.0", "2.7", null)]
    [DataRow("foo-1.0.egg", "foo", "1.0", null, null)]
    public void An_egg_name_tells_project_version_Python_and_platform(string text, string project, string version, string? python, string? platform)
    {
        Assert.IsTrue(EggFileName.TryParse(text, out var name));

        Assert.AreEqual((project, version, python, platform), (name.Name, name.Version, name.Python, name.Platform));
    }

    [TestMethod]
    [DataRow("foo.egg")]
    [DataRow("foo-1.0-2.7.egg")]
    [DataRow("foo-1.0-py2.7.whl")]
    public void Other_names_are_no_eggs(string text) => Assert.IsFalse(EggFileName.TryParse(text, out _));
}
