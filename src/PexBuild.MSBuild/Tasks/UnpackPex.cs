using Microsoft.Build.Framework;
using PexBuild.Diagnostics;
using PexBuild.MSBuild.Items;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Unpacking;

namespace PexBuild.MSBuild.Tasks;

/// <summary>Unpacks PEX files. A folder that already holds its PEX is not written again.</summary>
[MSBuildMultiThreadableTask]
public sealed class UnpackPex : PexItemTask
{
    /// <summary>How much is logged: <c>quiet</c>, <c>normal</c>, <c>detailed</c> or <c>diagnostic</c>.</summary>
    public string Verbosity { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var detail = LogDetails.Parse(Verbosity, Origin);
        foreach (var item in ReadItems())
            Unpack(item, detail, cancellation);
    }

    private void Unpack(PexItem item, LogDetail detail, CancellationToken cancellation)
    {
        File.Delete(item.ResultFile);
        using var pex = PexFile.Open(item.Source);
        if (item.Sha256 is { } pin && !pin.Equals(pex.Sha256, StringComparison.OrdinalIgnoreCase))
            throw PexErrors.PinBroken.Error(item.Source, pex.Sha256, pin);
        var plan = PexUnpacker.Plan(pex, item.ToOptions(Report));
        if (PexUnpacker.IsUnpacked(plan))
        {
            Log.LogStep(detail, LogMessages.AlreadyUnpacked(item.Source, item.Folder));
            PexUnpacker.RestoreDeleted(plan, cancellation);
            File.SetLastWriteTimeUtc(item.Manifest, DateTime.UtcNow);
        }
        else
        {
            Unpack(plan, cancellation);
            Log.LogResult(detail, LogMessages.Unpacked(item.Source, plan.Folder, plan.Files.Count));
            foreach (var patch in item.Patches)
                Log.LogStep(detail, LogMessages.Patched(patch));
        }

        new UnpackedResult(plan.EntryPoint.Text, plan.Launcher, pex.Sha256).Write(item.ResultFile);
    }

    private static void Unpack(UnpackPlan plan, CancellationToken cancellation)
    {
        try
        {
            PexUnpacker.Unpack(plan, cancellation);
        }
        catch (PexException failure) when (failure.Diagnostic.Code == PexErrors.TargetAppeared && PexUnpacker.IsUnpacked(plan))
        {
            // Another build with the same PexUnpackOutputPath, for another target framework for example, has unpacked the same PEX meanwhile.
        }
    }
}
