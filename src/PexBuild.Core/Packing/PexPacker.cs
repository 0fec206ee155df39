using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Pex;

namespace PexBuild.Packing;

/// <summary>Turns a folder, edited or not, into a PEX again.</summary>
public static class PexPacker
{
    /// <summary>Opens what is to be packed: a folder that was unpacked, also by other tools, or a PEX.</summary>
    /// <remarks>
    /// Unlike <see cref="PexFile.Open"/> it takes a folder from which distributions were deleted, and completes or reverts an update of the folder
    /// that was interrupted.
    /// </remarks>
    /// <param name="path">The folder, or the PEX.</param>
    /// <param name="limits">What is refused for its size; by default <see cref="ReadLimits.FromEnvironment"/>.</param>
    /// <exception cref="PexException">It is no PEX, or a link in it leads out of it.</exception>
    public static PexFile Open(string path, ReadLimits? limits = null)
    {
        UnpackedFolder.Recover(path);
        return PexFile.Open(path, new PexReadOptions { AllowMissingDistributions = true, Limits = limits ?? ReadLimits.FromEnvironment() });
    }

    /// <summary>Decides and checks what packing will write. Nothing is written.</summary>
    /// <param name="pex">What <see cref="Open"/> gave; it must stay open while the plan is used.</param>
    /// <param name="options">Where to, and how.</param>
    /// <exception cref="PexException">It cannot be packed so.</exception>
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

    /// <summary>Writes the PEX. It appears by one rename when it is complete; after any failure the target is as it was.</summary>
    /// <param name="plan">What <see cref="Plan"/> decided.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Its size in bytes; of a folder, that of all files.</returns>
    /// <exception cref="PexException">There is something in its place, or the folder changed in the meantime.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
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
