using PexBuild.Diagnostics;
using PexBuild.Hashes;
using PexBuild.Manifests;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>
/// Everything that unpacking a PEX will write, decided and checked before the first byte is written: unpacking, a dry run, the
/// build's up-to-date check and tests use the same plan. It refers to the <see cref="PexFile"/>, which must stay open while the
/// plan is used.
/// </summary>
public sealed class UnpackPlan
{
    private readonly List<PexDiagnostic> _warnings = [];

    internal UnpackPlan(PexFile pex, UnpackOptions options, string folder, PexEntryPoint entryPoint, IReadOnlyList<PlannedFile> files, ManifestPatches patches,
        string? launcher, IEnumerable<PexDiagnostic> warnings)
    {
        Pex = pex;
        Options = options;
        Folder = folder;
        EntryPoint = entryPoint;
        Files = files;
        Patches = patches;
        Launcher = launcher;
        foreach (var warning in pex.Warnings.Concat(warnings))
            Warn(warning);
        foreach (var file in files)
            Bytes += file.Length;
    }

    /// <summary>The PEX.</summary>
    public PexFile Pex { get; }

    /// <summary>The absolute path of the folder that will be created or updated.</summary>
    public string Folder { get; }

    /// <summary>The entry point of the folder.</summary>
    public PexEntryPoint EntryPoint { get; }

    /// <summary>All files except the manifest, which is written last.</summary>
    public IReadOnlyList<PlannedFile> Files { get; }

    /// <summary>The total size of the files in bytes.</summary>
    public long Bytes { get; }

    /// <summary>The launcher for POSIX shells relative to the folder, if there will be one.</summary>
    public string? Launcher { get; }

    /// <summary>Warnings to show before unpacking.</summary>
    public IReadOnlyList<PexDiagnostic> Warnings => _warnings;

    /// <summary>The patches already applied to <see cref="Files"/>.</summary>
    internal ManifestPatches Patches { get; }

    internal UnpackOptions Options { get; }

    /// <summary>Data of the PEX that is not written to any file but is still read, so that all damage is detected.</summary>
    internal IReadOnlyList<UnwrittenData> Unwritten { get; init; } = [];

    internal void Warn(PexDiagnostic warning)
    {
        _warnings.Add(warning);
        Options.Warn?.Invoke(warning);
    }
}

/// <summary>
/// Data of a PEX that is read to its end while unpacking but not written: compiled files that are left out, and the zips that
/// contain the files of wheels.
/// </summary>
internal sealed class UnwrittenData(Func<Stream> open, PassingHash? hash = null)
{
    /// <summary>The hash that the bytes are part of.</summary>
    public PassingHash? Hash { get; } = hash;

    public Stream Open() => open();
}
