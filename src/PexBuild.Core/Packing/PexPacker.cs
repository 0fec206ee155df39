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
    /// <exception cref="PexException">It is no PEX, or a link in it leads out of it.</exception>
    public static PexFile Open(string path)
    {
        UnpackedFolder.Recover(path);
        return PexFile.Open(path, new PexReadOptions { AllowMissingDistributions = true });
    }

    /// <summary>Decides and checks what packing will write. Nothing is written.</summary>
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
