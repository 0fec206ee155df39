using PexBuild.Json;

namespace PexBuild.Manifests;

/// <summary>Which PEX a folder was unpacked from.</summary>
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

    /// <summary>The identity of its content, SHA-256 in hex: of the bytes of a file, or of the paths, execute bits and contents in a folder.</summary>
    public string Sha256 { get; }

    /// <summary>Its size in bytes.</summary>
    public long Length { get; }

    /// <summary>Its layout: <c>zipapp</c>, <c>packed</c> or <c>loose</c>.</summary>
    public string Layout { get; }

    /// <summary>The pex release that built it, when it says so.</summary>
    public string? PexVersion { get; }

    /// <summary>What stood in front of its zip, when that was a <c>#!</c> line, with or without more text: what packing puts there again.</summary>
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
