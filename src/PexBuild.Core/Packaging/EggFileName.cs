using System.Diagnostics.CodeAnalysis;

namespace PexBuild.Packaging;

/// <summary>The parts of an egg's file name: <c>name-version(-pyX.Y(-platform)).egg</c>. PEX files of pex 1 may contain eggs.</summary>
internal sealed class EggFileName
{
    private const string Extension = ".egg";

    private EggFileName(string text, string name, string version, string? python, string? platform)
    {
        Text = text;
        Name = name;
        Version = version;
        Python = python;
        Platform = platform;
    }

    /// <summary>The whole file name.</summary>
    public string Text { get; }

    /// <summary>The project's name, with <c>_</c> for <c>-</c>.</summary>
    public string Name { get; }

    /// <summary>The version, with <c>_</c> for <c>-</c>.</summary>
    public string Version { get; }

    /// <summary>The Python version it was built for, such as <c>2.7</c>; null for any.</summary>
    public string? Python { get; }

    /// <summary>The platform it was built for, such as <c>linux-x86_64</c>; null for any.</summary>
    public string? Platform { get; }

    /// <summary>Reads the file name of an egg.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EggFileName? name)
    {
        name = null;
        if (!text.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            return false;
        var parts = text.Substring(0, text.Length - Extension.Length).Split(['-'], 4);
        if (parts.Length < 2 || parts.Any(part => part.Length == 0))
            return false;
        if (parts.Length > 2 && !parts[2].StartsWith("py", StringComparison.Ordinal))
            return false;
        name = new EggFileName(text, parts[0], parts[1], parts.Length > 2 ? parts[2].Substring(2) : null, parts.Length > 3 ? parts[3] : null);
        return true;
    }
}
