using PexBuild.Diagnostics;

namespace PexBuild.Startup;

/// <summary>The compiled form of how a PEX starts.</summary>
internal sealed class CompiledStartup
{
    private readonly byte[] _json;

    internal CompiledStartup(byte[] json, IReadOnlyList<PexDiagnostic> warnings)
    {
        _json = json;
        Warnings = warnings;
    }

    /// <summary>What could not be read of single distributions and was left out.</summary>
    public IReadOnlyList<PexDiagnostic> Warnings { get; }

    /// <summary>The content of <c>.pexbuild/startup.json</c>: ASCII, the same bytes for the same source.</summary>
    public byte[] GetBytes() => _json;
}
