using PexBuild.Diagnostics;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>What unpacking made.</summary>
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

    /// <summary>The folder, an absolute path.</summary>
    public string Folder { get; }

    /// <summary>The folder's <c>__main__.py</c>, an absolute path.</summary>
    public string EntryScript { get; }

    /// <summary>
    /// The launcher for POSIX shells, an absolute path (<c>.cmd</c> and <c>.ps1</c> are beside it); <see langword="null"/> when none was asked for.
    /// </summary>
    public string? Launcher { get; }

    /// <summary>What the folder starts.</summary>
    public PexEntryPoint EntryPoint { get; }

    /// <summary>The pex release that built the PEX, when it says so (1.6.4 and newer).</summary>
    public string? PexVersion { get; }

    /// <summary>The layout of the PEX that was unpacked.</summary>
    public PexLayout Layout { get; }

    /// <summary>How many files the folder has, ours included.</summary>
    public int Files { get; }

    /// <summary>Their size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>The distributions of the PEX.</summary>
    public IReadOnlyList<PexDistribution> Distributions { get; }

    /// <summary>What the user should know.</summary>
    public IReadOnlyList<PexDiagnostic> Warnings { get; }

    /// <summary>With <see cref="OnEdits.Merge"/>: what could not be brought together and needs a person, one for each file.</summary>
    public IReadOnlyList<PexDiagnostic> Conflicts { get; }
}
