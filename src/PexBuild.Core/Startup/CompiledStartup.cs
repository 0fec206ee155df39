using PexBuild.Diagnostics;

namespace PexBuild.Startup;

/// <summary>The compiled startup data of a PEX.</summary>
internal sealed class CompiledStartup
{
    private readonly byte[] _json;

    internal CompiledStartup(byte[] json, IReadOnlyList<PexDiagnostic> warnings)
    {
        _json = json;
        Warnings = warnings;
    }

    /// <summary>Warnings about parts of single distributions that could not be read and were left out.</summary>
    public IReadOnlyList<PexDiagnostic> Warnings { get; }

    /// <summary>The content of <c>.pexbuild/startup.json</c>: ASCII, with identical bytes for identical sources.</summary>
    public byte[] GetBytes() => _json;
}
