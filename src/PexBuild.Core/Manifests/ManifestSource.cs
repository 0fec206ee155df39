using PexBuild.Json;

namespace PexBuild.Manifests;

/// <summary>The PEX from which a folder was unpacked.</summary>
public sealed class ManifestSource
{
    internal ManifestSource(string name, string sha256, long length, string layout, string? pexVersion, string? prelude, bool isCompressed)
    {
        Name = name;
        Sha256 = sha256;
        Length = length;
        Layout = layout;
        PexVersion = pexVersion;
        Prelude = prelude;
        IsCompressed = isCompressed;
    }

    /// <summary>Its file name, without folders.</summary>
    public string Name { get; }

    /// <summary>The SHA-256 of its content in hex: of the bytes of a file, or of the paths, execute bits and contents of a folder.</summary>
    public string Sha256 { get; }

    /// <summary>Its size in bytes.</summary>
    public long Length { get; }

    /// <summary>Its layout: <c>zipapp</c>, <c>packed</c> or <c>loose</c>.</summary>
    public string Layout { get; }

    /// <summary>The pex release that built it, if the PEX records it.</summary>
    public string? PexVersion { get; }

    /// <summary>The prelude of its zip, if it begins with a <c>#!</c> line, with or without more text: packing restores it.</summary>
    internal string? Prelude { get; }

    /// <summary>Whether its files were compressed.</summary>
    internal bool IsCompressed { get; }

    internal JsonObject ToJson() => new(
        ("name", Name),
        ("sha256", Sha256),
        ("size", Length),
        ("layout", Layout),
        ("pexVersion", PexVersion),
        ("prelude", Prelude),
        ("compressed", IsCompressed));
}
