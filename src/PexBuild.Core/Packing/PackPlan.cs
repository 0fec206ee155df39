using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>
/// What packing will write, decided in full before the first byte is written. It refers to the folder, which must not change while it is used.
/// </summary>
public sealed class PackPlan
{
    private readonly List<PexDiagnostic> _warnings = [];

    internal PackPlan(
        PackSource source,
        PackOptions options,
        PexLayout layout,
        string prelude,
        IReadOnlyList<PackedDistribution> distributions,
        IReadOnlyList<PlannedFile> files,
        IReadOnlyList<string> changes)
    {
        Pex = source.Pex;
        Rules = source.Rules;
        Options = options;
        Prelude = prelude;
        Compress = options.Compress ?? Pex.Manifest?.Source.IsCompressed ?? Pex.IsCompressed;
        Distributions = distributions;
        Output = FolderPaths.Full(options.Output);
        Layout = layout;
        Files = files;
        Changes = changes;
    }

    /// <summary>What is packed.</summary>
    public PexFile Pex { get; }

    /// <summary>The PEX that will be written, an absolute path.</summary>
    public string Output { get; }

    /// <summary>How its files will be kept.</summary>
    public PexLayout Layout { get; }

    /// <summary>Its files, with their paths in an unpacked PEX; a wheel file is one.</summary>
    public IReadOnlyList<PlannedFile> Files { get; }

    /// <summary>The keys of PEX-INFO whose values will be others than in the folder.</summary>
    public IReadOnlyList<string> Changes { get; }

    /// <summary>Its first line.</summary>
    public string Shebang => Prelude.Split('\n')[0];

    /// <summary>What the user should know before it is done.</summary>
    public IReadOnlyList<PexDiagnostic> Warnings => _warnings;

    internal PackOptions Options { get; }

    internal string Prelude { get; }

    internal bool Compress { get; }

    /// <summary>The folders below <c>.deps</c> that are distributions, or wheel files.</summary>
    internal IReadOnlyList<PackedDistribution> Distributions { get; }

    internal HashRules Rules { get; }

    internal byte[] PreludeBytes => Encoding.UTF8.GetBytes(Prelude);

    internal void Warn(PexDiagnostic warning)
    {
        _warnings.Add(warning);
        Options.Warn?.Invoke(warning);
    }
}
