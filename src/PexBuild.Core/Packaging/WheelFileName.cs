using System.Diagnostics.CodeAnalysis;

namespace PexBuild.Packaging;

/// <summary>The parts of a wheel's file name (PEP 427): <c>name-version(-build)-python-abi-platform.whl</c>.</summary>
internal sealed class WheelFileName
{
    /// <summary>The file name extension of wheels.</summary>
    public const string Extension = ".whl";

    private WheelFileName(string text, string name, string version, string? build, IReadOnlyList<WheelTag> tags)
    {
        Text = text;
        Name = name;
        Version = version;
        Build = build;
        Tags = tags;
    }

    /// <summary>The whole file name.</summary>
    public string Text { get; }

    /// <summary>The project's name as written in the file name.</summary>
    public string Name { get; }

    /// <summary>The version as written in the file name.</summary>
    public string Version { get; }

    /// <summary>The build tag, if there is one.</summary>
    public string? Build { get; }

    /// <summary>The tags, with compressed tag sets expanded.</summary>
    public IReadOnlyList<WheelTag> Tags { get; }

    /// <summary>Whether a name has the extension of wheels; pex treats anything else as a distribution for every Python.</summary>
    public static bool HasExtension(string name) => name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Reads the file name of a wheel. All parts between the version and the tags count as the build tag: pex looks only at the last three parts.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out WheelFileName? name)
    {
        name = null;
        if (!HasExtension(text))
            return false;
        var parts = text.Substring(0, text.Length - Extension.Length).Split('-');
        if (parts.Length < 5 || parts.Any(part => part.Length == 0))
            return false;
        if (WheelTag.Expand(string.Join("-", parts.Skip(parts.Length - 3))) is not { } tags)
            return false;
        var build = string.Join("-", parts.Skip(2).Take(parts.Length - 5));
        name = new WheelFileName(text, parts[0], parts[1], build.Length > 0 ? build : null, tags);
        return true;
    }
}
