using System.Text;

namespace PexBuild.Packaging;

/// <summary>One entry point of a distribution: <c>name = module:attribute [extra]</c>.</summary>
internal sealed class NamedEntryPoint
{
    internal NamedEntryPoint(string group, string name, string module, string? attribute)
    {
        Group = group;
        Name = name;
        Module = module;
        Attribute = attribute;
    }

    /// <summary>The section, such as <c>console_scripts</c>.</summary>
    public string Group { get; }

    /// <summary>The name within the section.</summary>
    public string Name { get; }

    /// <summary>The module.</summary>
    public string Module { get; }

    /// <summary>The attribute of the module, a dotted name; null for the module itself.</summary>
    public string? Attribute { get; }

    /// <summary><c>module</c> or <c>module:attribute</c>, as in PEX-INFO.</summary>
    public string Value => Attribute is null ? Module : Module + ":" + Attribute;
}

/// <summary>The entry points in an <c>entry_points.txt</c> (PyPA, "Entry points specification").</summary>
internal sealed class EntryPointsFile
{
    /// <summary>The group of console scripts.</summary>
    public const string ConsoleScripts = "console_scripts";

    /// <summary>The group of GUI scripts.</summary>
    public const string GuiScripts = "gui_scripts";

    private EntryPointsFile(IReadOnlyList<NamedEntryPoint> all) => All = all;

    /// <summary>All entry points in file order.</summary>
    public IReadOnlyList<NamedEntryPoint> All { get; }

    /// <summary>The last entry point with that group and name; null if there is none.</summary>
    public NamedEntryPoint? Find(string group, string name) => All.LastOrDefault(entry => entry.Group == group && entry.Name == name);

    /// <summary>Reads the bytes of the file. It never fails: lines that are not entry points are ignored.</summary>
    public static EntryPointsFile Parse(byte[] content)
    {
        var all = new List<NamedEntryPoint>();
        string? group = null;
        foreach (var line in Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Split('\n').Select(line => line.Trim()))
        {
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;
            if (line[0] == '[' && line[line.Length - 1] == ']')
                group = line.Substring(1, line.Length - 2).Trim();
            else if (group is not null && ParseLine(group, line) is { } entry)
                all.Add(entry);
        }

        return new EntryPointsFile(all);
    }

    private static NamedEntryPoint? ParseLine(string group, string line)
    {
        var equals = line.IndexOf('=');
        if (equals <= 0)
            return null;
        var parts = line.Substring(equals + 1).Split('[')[0].Split([':'], 2);
        var module = parts[0].Trim();
        var attribute = parts.Length == 2 ? parts[1].Trim() : null;
        return module.Length == 0 || attribute?.Length == 0 ? null : new NamedEntryPoint(group, line.Substring(0, equals).Trim(), module, attribute);
    }
}
