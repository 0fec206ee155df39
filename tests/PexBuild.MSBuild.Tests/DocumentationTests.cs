using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using PexBuild.MSBuild.EndToEnd;

namespace PexBuild.MSBuild;

/// <summary>The props, the README's tables, the IntelliSense schema and the property page name the same things with the same defaults.</summary>
[TestClass]
public sealed class DocumentationTests
{
    private static readonly XElement s_props = XElement.Parse(Read("build/PexBuild.MSBuild.props"));
    private static readonly JsonNode s_schema = JsonNode.Parse(Read("build/PexBuild.MSBuild.buildschema.json"))!;

    // Set in the targets, since it depends on the MSBuild that runs.
    private static readonly string[] s_propertiesOfTargets = ["PexBuildTaskAssembly"];

    private static readonly string[] s_targets = ["build/PexBuild.MSBuild.targets", "build/PexBuild.MSBuild.Output.targets"];

    [TestMethod]
    public void Every_property_is_documented()
    {
        var properties = s_props.Element("PropertyGroup")!.Elements().Select(property => property.Name.LocalName).Concat(s_propertiesOfTargets)
            .Order(StringComparer.Ordinal).ToArray();

        Assert.AreEqual(string.Join('\n', properties), string.Join('\n', Names(s_schema["properties"]!)));
        Assert.AreEqual(string.Join('\n', properties), string.Join('\n', Rows("Properties").Keys.Order(StringComparer.Ordinal)));
        foreach (var property in s_props.Element("PropertyGroup")!.Elements().Where(property => property.Value.Length > 0))
        {
            Assert.AreEqual(property.Value, (string?)s_schema["properties"]![property.Name.LocalName]!["defaultValue"], property.Name.LocalName);
            Assert.AreEqual($"`{property.Value}`", Rows("Properties")[property.Name.LocalName], property.Name.LocalName);
        }
    }

    [TestMethod]
    public void Every_metadatum_is_documented()
    {
        var metadata = s_props.Element("ItemDefinitionGroup")!.Element("UnpackPex")!.Elements().ToArray();
        var names = string.Join('\n', metadata.Select(metadatum => metadatum.Name.LocalName).Order(StringComparer.Ordinal));
        var schema = s_schema["items"]!["UnpackPex"]!["metadata"]!;
        var page = XElement.Parse(Read("build/PexBuild.MSBuild.xaml")).Descendants()
            .Where(element => element.Name.LocalName is "StringProperty" or "BoolProperty" or "EnumProperty")
            .Select(element => (string)element.Attribute("Name")!).Except(["Identity", "FullPath", "FileNameAndExtension"]);

        Assert.AreEqual(names, string.Join('\n', Names(schema)));
        Assert.AreEqual(names, string.Join('\n', page.Order(StringComparer.Ordinal)));
        Assert.AreEqual(names, string.Join('\n', Rows("The item UnpackPex").Keys.Order(StringComparer.Ordinal)));
        foreach (var metadatum in metadata.Where(metadatum => metadatum.Value.Length > 0))
        {
            Assert.AreEqual(metadatum.Value, (string?)schema[metadatum.Name.LocalName]!["defaultValue"], metadatum.Name.LocalName);
            Assert.AreEqual($"`{metadatum.Value}`", Rows("The item UnpackPex")[metadatum.Name.LocalName], metadatum.Name.LocalName);
        }
    }

    [TestMethod]
    public void Every_public_target_is_documented()
    {
        var targets = s_targets
            .SelectMany(file => XElement.Parse(Read(file)).Elements("Target"))
            .Select(target => (string)target.Attribute("Name")!)
            .Where(name => !name.StartsWith('_'));

        foreach (var target in targets)
            Assert.Contains($"`{target}`", Section("Targets"));
    }

    private static string Read(string path)
    {
        using var package = ZipFile.OpenRead(Lab.Package);
        using var reader = new StreamReader(package.GetEntry(path)!.Open());
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);

    private static string Section(string title) =>
        Read("README.md").Split("\n## ").Single(section => section.StartsWith(title + "\n", StringComparison.Ordinal));

    private static Dictionary<string, string> Rows(string title) => Section(title).Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|'))
        .ToDictionary(cells => cells[1].Trim().Trim('`'), cells => cells[2].Trim());
}
