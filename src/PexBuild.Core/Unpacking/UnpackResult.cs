using PexBuild.Diagnostics;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>The result of unpacking a PEX.</summary>
public sealed class UnpackResult
{
    internal UnpackResult(UnpackPlan plan, IReadOnlyList<PexDiagnostic>? conflicts = null)
    {
        Folder = plan.Folder;
        EntryScript = Path.Combine(plan.Folder, PexNames.EntryScript);
        Launcher = plan.Launcher is null ? null : Path.Combine(plan.Folder, plan.Launcher.Replace('/', Path.DirectorySeparatorChar));
        EntryPoint = plan.EntryPoint;
        PexVersion = plan.Pex.PexVersion;
        Layout = plan.Pex.Layout;
        Files = plan.Files.Count;
        Bytes = plan.Bytes;
        Distributions = plan.Pex.Distributions;
        Warnings = plan.Warnings;
        Conflicts = conflicts ?? [];
    }

    /// <summary>The absolute path of the folder.</summary>
    public string Folder { get; }

    /// <summary>The absolute path of the folder's <c>__main__.py</c>.</summary>
    public string EntryScript { get; }

    /// <summary>
    /// The absolute path of the launcher for POSIX shells (<c>.cmd</c> and <c>.ps1</c> are beside it); <see langword="null"/> if none was requested.
    /// </summary>
    public string? Launcher { get; }

    /// <summary>The entry point of the folder.</summary>
    public PexEntryPoint EntryPoint { get; }

    /// <summary>The pex release that built the PEX, if recorded (by 1.6.4 and newer).</summary>
    public string? PexVersion { get; }

    /// <summary>The layout of the PEX that was unpacked.</summary>
    public PexLayout Layout { get; }

    /// <summary>The number of files that were planned for the folder, including generated ones.</summary>
    public int Files { get; }

    /// <summary>The total size of these files in bytes.</summary>
    public long Bytes { get; }

    /// <summary>The distributions of the PEX.</summary>
    public IReadOnlyList<PexDistribution> Distributions { get; }

    /// <summary>Warnings for the user.</summary>
    public IReadOnlyList<PexDiagnostic> Warnings { get; }

    /// <summary>With <see cref="OnEdits.Merge"/>: the conflicts that the user has to resolve, one for each file.</summary>
    public IReadOnlyList<PexDiagnostic> Conflicts { get; }
}
