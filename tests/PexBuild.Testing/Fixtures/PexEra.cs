namespace PexBuild.Testing.Fixtures;

/// <summary>How a release of pex lays out what it builds, where releases differ.</summary>
/// <remarks>Measured on PEX files that PyPI's releases built; each era has the version of the release it was taken from.</remarks>
public sealed record PexEra
{
    /// <summary>
    /// Runtime named <c>_pex</c> and bundled pkg_resources; distributions are merged wheels without execute bits; sha1; no version in PEX-INFO.
    /// </summary>
    public static PexEra V1_2 { get; } = new("1.2.13") { RuntimePackage = "_pex", KeepsExecuteBits = false };

    /// <summary>Runtime named <c>pex</c> with a <c>_pex</c> stub; otherwise as 1.2.</summary>
    public static PexEra V1_6 { get; } = new("1.6.12") { RecordsVersion = true };

    /// <summary>Distributions as <c>pip install --target</c> makes them; entries for folders.</summary>
    public static PexEra V2_1_24 { get; } = new("2.1.24") { RecordsVersion = true, InstallsWithPip = true, FolderEntries = ZipMethod.Stored };

    /// <summary>Packed and loose layouts, pex_hash and bootstrap_hash; wheels of a packed layout hold a folder entry <c>../</c>.</summary>
    public static PexEra V2_1_50 { get; } = V2_1_24 with { Version = "2.1.50", HasLayouts = true, HasParentEntryInPackedWheels = true };

    /// <summary>Distributions with <c>.layout.json</c> and <c>.prefix</c>, hashed with sha256; <c>__pex__</c>; deflated folder entries.</summary>
    public static PexEra V2_1_137 { get; } = V2_1_50 with
    {
        Version = "2.1.137",
        FolderEntries = ZipMethod.Deflated,
        HasStash = true,
        KeepsRecord = false,
        HasImportHook = true,
        CodeHash = CodeHashRule.WithBootstrap,
    };

    /// <summary>Wheel files in <c>.deps</c>; fingerprints in <c>.layout.json</c>, out of the hash.</summary>
    public static PexEra V2_33 { get; } =
        V2_1_137 with { Version = "2.33.0", HasFingerprint = true, HasParentEntryInPackedWheels = false, CodeHash = CodeHashRule.UserCodeOnly };

    /// <summary>
    /// Modes without type bits, stored folder entries, compact PEX-INFO, RECORD and the wheel's original entries kept, several sys.path entries for
    /// one distribution.
    /// </summary>
    public static PexEra V2_69 { get; } = V2_33 with
    {
        Version = "2.69.0",
        FolderEntries = ZipMethod.Stored,
        HasTypeBits = false,
        KeepsRecord = true,
        HasOriginalWheelInfo = true,
        HasCompactInfo = true,
    };

    /// <summary>Type bits again; Python scripts of a wheel lose their execute bits.</summary>
    public static PexEra V2_105 { get; } = V2_69 with { Version = "2.105.2", HasTypeBits = true, KeepsExecuteBitsOfPythonScripts = false };

    public static IReadOnlyList<PexEra> All { get; } = [V1_2, V1_6, V2_1_24, V2_1_50, V2_1_137, V2_33, V2_69, V2_105];

    private PexEra(string version) => Version = version;

    public string Version { get; private init; }

    internal string RuntimePackage { get; private init; } = "pex";
    internal bool KeepsExecuteBits { get; private init; } = true;
    internal bool KeepsExecuteBitsOfPythonScripts { get; private init; } = true;
    internal bool RecordsVersion { get; private init; }
    internal bool InstallsWithPip { get; private init; }
    internal bool HasLayouts { get; private init; }
    internal bool HasParentEntryInPackedWheels { get; private init; }
    internal bool HasStash { get; private init; }
    internal bool KeepsRecord { get; private init; } = true;
    internal bool HasImportHook { get; private init; }
    internal bool HasFingerprint { get; private init; }
    internal bool HasOriginalWheelInfo { get; private init; }
    internal bool HasCompactInfo { get; private init; }
    internal bool HasTypeBits { get; private init; } = true;
    internal CodeHashRule CodeHash { get; private init; } = CodeHashRule.WithoutDotPaths;

    /// <summary><see langword="null"/>: folders have no entries.</summary>
    internal ZipMethod? FolderEntries { get; private init; }

    internal bool IsFirst => Version.StartsWith("1.", StringComparison.Ordinal);

    /// <summary>Another release that builds as this one does.</summary>
    public PexEra As(string version) => this with { Version = version };

    public override string ToString() => Version;
}

/// <summary>What code_hash covers.</summary>
internal enum CodeHashRule
{
    /// <summary>All but paths that start with a dot.</summary>
    WithoutDotPaths,

    /// <summary>All but names that start with a dot, and <c>.deps</c>: the bootstrap is in.</summary>
    WithBootstrap,

    /// <summary>All but names that start with a dot, <c>.deps</c> and <c>.bootstrap</c>.</summary>
    UserCodeOnly,
}
