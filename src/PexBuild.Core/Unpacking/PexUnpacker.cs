using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Journal;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>Turns a PEX into a folder that runs and can be changed.</summary>
public static class PexUnpacker
{
    /// <summary>
    /// The name of the folder that a PEX is unpacked to by default: its own without <c>.pex</c>, <c>.pexrc</c> or <c>.pyz</c>, else with
    /// <c>-unpacked</c> behind it.
    /// </summary>
    public static string DefaultFolderName(string pexPath) => PexFileName.DefaultFolder(pexPath);

    /// <summary>Decides and checks what unpacking will write. Nothing is written.</summary>
    /// <param name="pex">The PEX; it must stay open while the plan is used.</param>
    /// <param name="options">How.</param>
    /// <exception cref="PexException">The PEX cannot be unpacked so.</exception>
    public static UnpackPlan Plan(PexFile pex, UnpackOptions options) => new UnpackPlanner(pex, options).Plan();

    /// <summary>
    /// Writes the folder. A new one appears by one rename when it is complete. One that is there is brought up to date by an update that happens as a whole
    /// or not at all, also if the process is killed (<see cref="UnpackedFolder.Recover"/>). After any failure the target is as it was.
    /// </summary>
    /// <param name="plan">What <see cref="Plan"/> decided; its PEX is still open.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="PexException">The target is not ours to write to, has changes that would be lost, or the PEX is damaged.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static UnpackResult Unpack(UnpackPlan plan, CancellationToken cancellation = default)
    {
        try
        {
            return Write(plan, cancellation);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.Io.Because(plan.Folder, refused);
        }
    }

    /// <summary>
    /// Refuses what <see cref="Unpack"/> would refuse for what is in the folder's place: a file, a link, somebody else's folder, edits that
    /// <see cref="OnEdits"/> protects.
    /// </summary>
    /// <remarks>Nothing is written, but an update that was killed is finished or taken back, as ever.</remarks>
    /// <param name="plan">What <see cref="Plan"/> decided; its PEX is still open.</param>
    /// <exception cref="PexException">It would be refused.</exception>
    public static void RequireTarget(UnpackPlan plan)
    {
        FolderRecovery.Run(plan.Folder);
        if (UnpackTarget.Exists(plan.Folder, plan.Pex.Path))
            FolderComparison.Read(plan).RefuseEdits();
    }

    /// <summary>
    /// Whether the plan's folder was unpacked from this PEX in this way by this version, so that unpacking would write the same again: whatever
    /// was changed in it since is left alone by not unpacking. No file of the folder but the manifest is read.
    /// </summary>
    /// <param name="plan">What <see cref="Plan"/> decided; its PEX is still open.</param>
    /// <exception cref="PexException">The folder's manifest is broken or of a newer version.</exception>
    public static bool IsUnpacked(UnpackPlan plan) => UnpackedAlready.IsUpToDate(plan);

    /// <summary>Brings back the files that were deleted from a folder for which <see cref="IsUnpacked"/> holds. Nothing else is touched.</summary>
    /// <param name="plan">What <see cref="Plan"/> decided; its PEX is still open.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="PexException">The folder cannot be written to, or the PEX is damaged.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled; what came back until then stays.</exception>
    public static void RestoreDeleted(UnpackPlan plan, CancellationToken cancellation = default)
    {
        try
        {
            UnpackedAlready.Restore(plan, cancellation);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.Io.Because(plan.Folder, refused);
        }
    }

    private static UnpackResult Write(UnpackPlan plan, CancellationToken cancellation)
    {
        FolderRecovery.Run(plan.Folder);
        var exists = UnpackTarget.Exists(plan.Folder, plan.Pex.Path);
        if (plan.Options.Verify)
            PexHashes.Require(plan.Pex, cancellation);
        return exists ? FolderRefresh.Write(plan, cancellation) : WriteFresh(plan, cancellation);
    }

    private static UnpackResult WriteFresh(UnpackPlan plan, CancellationToken cancellation)
    {
        using var fresh = FreshFolder.For(plan.Folder);
        var hashes = FileWriter.Write(fresh.Content, plan.Files, cancellation, unwritten: plan.Unwritten);
        DistributionHashes.Compare(plan, cancellation);
        var manifest = ManifestBuilder.Build(plan, hashes);
        cancellation.ThrowIfCancellationRequested();
        manifest.Write(fresh.Content);
        fresh.Publish();
        return new UnpackResult(plan);
    }
}
