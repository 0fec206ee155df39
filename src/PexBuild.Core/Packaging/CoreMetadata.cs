namespace PexBuild.Packaging;

/// <summary>What a distribution says of itself in METADATA (<c>*.dist-info</c>) or PKG-INFO (<c>*.egg-info</c>): the Core Metadata of PyPA.</summary>
internal sealed class CoreMetadata
{
    private CoreMetadata(MetadataHeaders headers, uint headerCrc32)
    {
        Name = headers.First("Name");
        Version = headers.First("Version");
        RequiresPython = headers.First("Requires-Python") is { Length: > 0 } python ? python : null;
        RequiresDist = headers.All("Requires-Dist");
        ProvidesExtra = headers.All("Provides-Extra");
        License = Known(headers.First("License"));
        LicenseExpression = Known(headers.First("License-Expression"));
        Summary = Known(headers.First("Summary"));
        HeaderCrc32 = headerCrc32;
    }

    /// <summary>The project's name; pex needs it.</summary>
    public string? Name { get; }

    /// <summary>The version; pex needs it.</summary>
    public string? Version { get; }

    /// <summary>The Pythons it is for, as written; null when it does not say.</summary>
    public string? RequiresPython { get; }

    /// <summary>The requirements, as written.</summary>
    public IReadOnlyList<string> RequiresDist { get; }

    /// <summary>The names of its extras, as written.</summary>
    public IReadOnlyList<string> ProvidesExtra { get; }

    /// <summary>The licence as free text.</summary>
    public string? License { get; }

    /// <summary>The licence as an SPDX expression (metadata 2.4).</summary>
    public string? LicenseExpression { get; }

    /// <summary>One line on what it is.</summary>
    public string? Summary { get; }

    /// <summary>The CRC-32 (as in zip files) of the file's bytes before its first empty line: all that is read of it here.</summary>
    public uint HeaderCrc32 { get; }

    /// <summary>Reads the bytes of the file. It never fails: what is no header is left out.</summary>
    public static CoreMetadata Parse(byte[] content) => new(new MetadataHeaders(content), MetadataHeaders.BlockCrc32(content));

    /// <summary>setuptools writes <c>UNKNOWN</c> for what it was not told.</summary>
    private static string? Known(string? value) => value is { Length: > 0 } and not "UNKNOWN" ? value : null;
}
