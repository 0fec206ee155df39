using PexBuild.Diagnostics;
using PexBuild.Hashes;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>Warns about distributions whose hashes differ from those in PEX-INFO.</summary>
internal static class DistributionHashes
{
    /// <param name="plan">A plan whose files were written.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    public static void Compare(UnpackPlan plan, CancellationToken cancellation)
    {
        var doubtful = plan.Files.Select(file => file.Hash).Concat(plan.Unwritten.Select(data => data.Hash)).OfType<PassingHash>().Distinct()
            .Where(hash => !hash.IsRight).ToArray();
        if (doubtful.Length == 0 || plan.Options.Verify)
            return;
        var hashes = new PexHashes(plan.Pex, [], cancellation);
        foreach (var hash in doubtful)
        {
            if (hashes.CheckDistribution(hash.Distribution) is { State: HashState.Wrong } wrong)
                plan.Warn(PexErrors.DistributionHashDiffers.Warning(plan.Pex.Path, wrong.Subject, wrong.Actual!, wrong.Recorded!));
        }
    }
}
