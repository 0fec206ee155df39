using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Pex;

namespace PexBuild.Packing;

/// <summary>Packs an unpacked folder, edited or not, into a PEX.</summary>
public static class PexPacker
{
    /// <summary>Opens what will be packed: a folder that a PEX was unpacked to, by this library or another tool, or a PEX.</summary>
    /// <remarks>
    /// Unlike <see cref="PexFile.Open"/>, this accepts a folder from which distributions were deleted, and completes or rolls back an interrupted
    /// update of the folder.
    /// </remarks>
    /// <param name="path">The folder, or the PEX.</param>
    /// <param name="limits">The size limits; by default <see cref="ReadLimits.FromEnvironment"/>.</param>
    /// <exception cref="PexException">It is not a PEX, or a link in it points outside it.</exception>
    public static PexFile Open(string path, ReadLimits? limits = null)
    {
        UnpackedFolder.Recover(path);
        return PexFile.Open(path, new PexReadOptions { AllowMissingDistributions = true, Limits = limits ?? ReadLimits.FromEnvironment() });
    }

    /// <summary>Decides and checks what packing will write. Nothing is written.</summary>
    /// <param name="pex">The PEX that <see cref="Open"/> returned; it must stay open while the plan is used.</param>
    /// <param name="options">The output and how to pack.</param>
    /// <exception cref="PexException">It cannot be packed with these options.</exception>
    public static PackPlan Plan(PexFile pex, PackOptions options)
    {
        try
        {
            return new PackPlanner(pex, options).Plan();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.CannotRead.Because(pex.Path, refused);
        }
    }

    /// <summary>Writes the PEX. It appears by one rename when it is complete; after any failure the target is unchanged.</summary>
    /// <param name="plan">The plan that <see cref="Plan"/> returned.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <returns>The size of the PEX in bytes; for a folder, the total size of its files.</returns>
    /// <exception cref="PexException">The output exists and may not be replaced, or the folder changed in the meantime.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static long Pack(PackPlan plan, CancellationToken cancellation = default)
    {
        try
        {
            return new PackTarget(plan).Write(cancellation);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.Io.Because(plan.Output, refused);
        }
    }
}
