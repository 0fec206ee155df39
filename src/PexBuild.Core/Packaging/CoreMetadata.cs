namespace PexBuild.Packaging;

/// <summary>The metadata of a distribution from METADATA (<c>*.dist-info</c>) or PKG-INFO (<c>*.egg-info</c>): PyPA's Core Metadata.</summary>
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

    /// <summary>The project's name, which pex requires.</summary>
    public string? Name { get; }

    /// <summary>The version, which pex requires.</summary>
    public string? Version { get; }

    /// <summary>The supported Python versions, as written; null if not specified.</summary>
    public string? RequiresPython { get; }

    /// <summary>The requirements, as written.</summary>
    public IReadOnlyList<string> RequiresDist { get; }

    /// <summary>The names of its extras, as written.</summary>
    public IReadOnlyList<string> ProvidesExtra { get; }

    /// <summary>The licence as free text.</summary>
    public string? License { get; }

    /// <summary>The licence as an SPDX expression (metadata 2.4).</summary>
    public string? LicenseExpression { get; }

    /// <summary>A one-line description.</summary>
    public string? Summary { get; }

    /// <summary>The CRC-32 (as in zip files) of the bytes before the file's first empty line: nothing after it is read here.</summary>
    public uint HeaderCrc32 { get; }

    /// <summary>Reads the bytes of the file. It never fails: lines that are not headers are ignored.</summary>
    public static CoreMetadata Parse(byte[] content) => new(new MetadataHeaders(content), MetadataHeaders.BlockCrc32(content));

    /// <summary>Maps <c>UNKNOWN</c>, which setuptools writes for unspecified values, to null.</summary>
    private static string? Known(string? value) => value is { Length: > 0 } and not "UNKNOWN" ? value : null;
}
