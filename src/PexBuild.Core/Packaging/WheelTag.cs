namespace PexBuild.Packaging;

/// <summary>A compatibility tag (PEP 425): a Python tag, an ABI tag and a platform tag.</summary>
public readonly record struct WheelTag
{
    /// <summary>Creates a tag in lower case.</summary>
    internal WheelTag(string python, string abi, string platform)
    {
        Python = python;
        Abi = abi;
        Platform = platform;
    }

    /// <summary>The Python tag, such as <c>cp311</c>.</summary>
    public string Python { get; }

    /// <summary>The ABI tag, such as <c>abi3</c>.</summary>
    public string Abi { get; }

    /// <summary>The platform tag, such as <c>manylinux_2_17_x86_64</c>.</summary>
    public string Platform { get; }

    /// <summary>Expands a compressed tag set (PEP 425, "Compressed Tag Sets"); null if the text does not have three parts.</summary>
    internal static IReadOnlyList<WheelTag>? Expand(string text)
    {
        var parts = text.Trim().ToLowerInvariant().Split('-');
        if (parts.Length != 3 || parts.Any(part => part.Length == 0))
            return null;
        var tags = from python in parts[0].Split('.')
                   from abi in parts[1].Split('.')
                   from platform in parts[2].Split('.')
                   select new WheelTag(python, abi, platform);
        return [.. tags.Distinct()];
    }

    /// <inheritdoc/>
    public override string ToString() => Python + "-" + Abi + "-" + Platform;
}
