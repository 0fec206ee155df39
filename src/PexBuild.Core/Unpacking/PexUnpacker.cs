using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Journal;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>Unpacks a PEX to a folder that can be run and edited.</summary>
public static class PexUnpacker
{
    /// <summary>
    /// The name of the folder that a PEX is unpacked to by default: the PEX's name without <c>.pex</c>, <c>.pexrc</c> or <c>.pyz</c>; if it has none of
    /// these extensions, its name with <c>-unpacked</c> appended.
    /// </summary>
    public static string DefaultFolderName(string pexPath) => PexFileName.DefaultFolder(pexPath);

    /// <summary>Decides and checks what unpacking will write. Nothing is written.</summary>
    /// <param name="pex">The PEX; it must stay open while the plan is used.</param>
    /// <param name="options">How to unpack it.</param>
    /// <exception cref="PexException">The PEX cannot be unpacked with these options.</exception>
    public static UnpackPlan Plan(PexFile pex, UnpackOptions options) => new UnpackPlanner(pex, options).Plan();

    /// <summary>
    /// Writes the folder. A new folder appears by one rename when it is complete. An existing one is updated either completely or not at all, even if
    /// the process is killed (<see cref="UnpackedFolder.Recover"/>). After any failure the target is unchanged.
    /// </summary>
    /// <param name="plan">The plan that <see cref="Plan"/> returned; its PEX must still be open.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="PexException">The target may not be written to or has edits that would be lost, or the PEX is damaged.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
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
    /// Throws what <see cref="Unpack"/> would throw because of what exists at the folder's path: a file, a link, a folder that was not unpacked by this
    /// library, or edits that <see cref="OnEdits"/> protects.
    /// </summary>
    /// <remarks>Nothing is written, except that an interrupted update is completed or rolled back, as always.</remarks>
    /// <param name="plan">The plan that <see cref="Plan"/> returned; its PEX must still be open.</param>
    /// <exception cref="PexException"><see cref="Unpack"/> would refuse the target.</exception>
    public static void RequireTarget(UnpackPlan plan)
    {
        FolderRecovery.Run(plan.Folder);
        if (UnpackTarget.Exists(plan.Folder, plan.Pex.Path))
            FolderComparison.Read(plan).RefuseEdits();
    }

    /// <summary>
    /// Whether the plan's folder was unpacked from this PEX with these options by this version, so that unpacking would write the same files again and
    /// can be skipped, which leaves later edits alone. Of the folder, only the manifest is read.
    /// </summary>
    /// <param name="plan">The plan that <see cref="Plan"/> returned; its PEX must still be open.</param>
    /// <exception cref="PexException">The folder's manifest is invalid or was written by a newer version.</exception>
    public static bool IsUnpacked(UnpackPlan plan) => UnpackedAlready.IsUpToDate(plan);

    /// <summary>Restores files that were deleted from a folder for which <see cref="IsUnpacked"/> holds. Nothing else is changed.</summary>
    /// <param name="plan">The plan that <see cref="Plan"/> returned; its PEX must still be open.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="PexException">The folder cannot be written to, or the PEX is damaged.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; files that were restored by then are kept.</exception>
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
