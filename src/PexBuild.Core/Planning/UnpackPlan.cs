using PexBuild.Diagnostics;
using PexBuild.Hashes;
using PexBuild.Manifests;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>
/// All that unpacking a PEX will write, decided and checked before the first byte is written: unpacking, a dry run, the build's up-to-date check
/// and tests read the same plan. It refers to the <see cref="PexFile"/>, which must stay open while it is used.
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

    /// <summary>The folder that will be made or brought up to date, an absolute path.</summary>
    public string Folder { get; }

    /// <summary>What the folder will start.</summary>
    public PexEntryPoint EntryPoint { get; }

    /// <summary>Every file but the manifest, which is written last.</summary>
    public IReadOnlyList<PlannedFile> Files { get; }

    /// <summary>Their size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>The launcher for POSIX shells relative to the folder, if there will be one.</summary>
    public string? Launcher { get; }

    /// <summary>What the user should know before it is done.</summary>
    public IReadOnlyList<PexDiagnostic> Warnings => _warnings;

    /// <summary>The patches that are in <see cref="Files"/> already.</summary>
    internal ManifestPatches Patches { get; }

    internal UnpackOptions Options { get; }

    /// <summary>Data of the PEX that no file is made of, and that are read all the same: nothing damaged goes by unseen.</summary>
    internal IReadOnlyList<UnwrittenData> Unwritten { get; init; } = [];

    internal void Warn(PexDiagnostic warning)
    {
        _warnings.Add(warning);
        Options.Warn?.Invoke(warning);
    }
}

/// <summary>
/// Data of a PEX that are read to their end while it is unpacked, and written nowhere: compiled files that are left out, the zips around the files of
/// wheels.
/// </summary>
internal sealed class UnwrittenData(Func<Stream> open, PassingHash? hash = null)
{
    /// <summary>What the bytes count for.</summary>
    public PassingHash? Hash { get; } = hash;

    public Stream Open() => open();
}
