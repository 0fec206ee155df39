using PexBuild.Json;

namespace PexBuild.Startup;

/// <summary>The kind of runtime with which a PEX was built; some startup rules depend on it.</summary>
internal enum PexEra
{
    /// <summary>pex 0.8 to 1.6.</summary>
    Pex1,

    /// <summary>pex 2, classic runtime.</summary>
    Pex2,

    /// <summary>pex 2.95 and newer, native runtime (<c>--rc</c>).</summary>
    Native,
}

/// <summary>The parts of a PEX that <see cref="StartupCompiler"/> compiles.</summary>
internal sealed class StartupSource
{
    /// <summary>The PEX as the user named it, for the compiler's messages.</summary>
    public required string Origin { get; init; }

    /// <summary>The file name of the PEX, for messages at startup.</summary>
    public required string PexFileName { get; init; }

    /// <summary>The pex release that built it; null if not recorded (1.6.3 and older).</summary>
    public string? PexVersion { get; init; }

    /// <summary>The kind of its runtime.</summary>
    public required PexEra Era { get; init; }

    /// <summary>Whether its <c>.bootstrap</c> contains a <c>pkg_resources</c> for the program (1.5 and older).</summary>
    public bool BundlesPkgResources { get; init; }

    /// <summary><c>requirements</c> of PEX-INFO, unchanged: strings, or lists whose first item is one (0.8).</summary>
    public JsonArray Requirements { get; init; } = JsonArray.Empty;

    /// <summary><c>interpreter_constraints</c> of PEX-INFO.</summary>
    public JsonArray InterpreterConstraints { get; init; } = JsonArray.Empty;

    /// <summary><c>excluded</c> of PEX-INFO.</summary>
    public JsonArray Excluded { get; init; } = JsonArray.Empty;

    /// <summary><c>overridden</c> of PEX-INFO.</summary>
    public JsonArray Overridden { get; init; } = JsonArray.Empty;

    /// <summary>The distributions, in the order of PEX-INFO.</summary>
    public IReadOnlyList<StartupDistribution> Distributions { get; init; } = [];

    /// <summary>Folders below <c>.deps</c> that PEX-INFO does not list: pex ignores them, unlike folders that a user adds later.</summary>
    public IReadOnlyList<string> Unlisted { get; init; } = [];
}

/// <summary>The startup data of one distribution in a PEX.</summary>
internal sealed class StartupDistribution
{
    /// <summary>Its folder below <c>.deps</c>; a name that ends with <c>.whl</c> also gives the tags.</summary>
    public required string Folder { get; init; }

    /// <summary>The project's name, in any spelling.</summary>
    public required string Project { get; init; }

    /// <summary>The version as written in its metadata.</summary>
    public required string Version { get; init; }

    /// <summary><c>Requires-Python</c> of its metadata.</summary>
    public string? RequiresPython { get; init; }

    /// <summary><c>Requires-Dist</c> of its metadata.</summary>
    public IReadOnlyList<string> RequiresDist { get; init; } = [];

    /// <summary>The paths in the folder that go on <c>sys.path</c>; <c>""</c> and <c>"."</c> are the folder itself.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [""];

    /// <summary>The file that provides name, version and requirements; its CRC-32 is <see cref="Packaging.CoreMetadata.HeaderCrc32"/>.</summary>
    public WatchedFile? Metadata { get; init; }

    /// <summary>The WHEEL file and the CRC-32 of its whole content.</summary>
    public WatchedFile? Wheel { get; init; }
}

/// <summary>A file whose content was compiled, so that later edits can be detected.</summary>
internal sealed class WatchedFile
{
    /// <summary>Creates a watched file.</summary>
    /// <param name="path">The path below the distribution's folder, with <c>/</c> as separator.</param>
    /// <param name="crc32">The CRC-32, as in zip files, of the compiled bytes.</param>
    public WatchedFile(string path, uint crc32)
    {
        Path = path;
        Crc32 = crc32;
    }

    /// <summary>The path below the distribution's folder, with <c>/</c> as separator.</summary>
    public string Path { get; }

    /// <summary>The CRC-32, as in zip files, of the compiled bytes.</summary>
    public uint Crc32 { get; }
}
