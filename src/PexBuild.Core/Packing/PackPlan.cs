using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>
/// What packing will write, fully decided before the first byte is written. It refers to the folder, which must not change while the plan is used.
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

    /// <summary>The folder or PEX that is packed.</summary>
    public PexFile Pex { get; }

    /// <summary>The absolute path of the PEX that will be written.</summary>
    public string Output { get; }

    /// <summary>The layout of the PEX that will be written.</summary>
    public PexLayout Layout { get; }

    /// <summary>The files to write, with their paths in an unpacked PEX. A wheel file counts as one file.</summary>
    public IReadOnlyList<PlannedFile> Files { get; }

    /// <summary>The keys of PEX-INFO whose values will differ from those in the folder.</summary>
    public IReadOnlyList<string> Changes { get; }

    /// <summary>The first line of the PEX.</summary>
    public string Shebang => Prelude.Split('\n')[0];

    /// <summary>Warnings for the user, before anything is written.</summary>
    public IReadOnlyList<PexDiagnostic> Warnings => _warnings;

    internal PackOptions Options { get; }

    internal string Prelude { get; }

    internal bool Compress { get; }

    /// <summary>The distributions below <c>.deps</c>: folders or wheel files.</summary>
    internal IReadOnlyList<PackedDistribution> Distributions { get; }

    internal HashRules Rules { get; }

    internal byte[] PreludeBytes => Encoding.UTF8.GetBytes(Prelude);

    internal void Warn(PexDiagnostic warning)
    {
        _warnings.Add(warning);
        Options.Warn?.Invoke(warning);
    }
}
