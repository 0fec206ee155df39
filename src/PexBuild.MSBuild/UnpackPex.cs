using Microsoft.Build.Framework;
using PexBuild.Diagnostics;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Unpacking;

namespace PexBuild.MSBuild;

/// <summary>Unpacks one PEX, or finds that the folder holds it already.</summary>
[MSBuildMultiThreadableTask]
public sealed class UnpackPex : PexItemTask
{
    /// <summary>The PEX, an item of <see cref="PreparePexItems"/>.</summary>
    [Required]
    public ITaskItem Item { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var item = Read(Item);
        File.Delete(item.ResultFile);
        using var pex = PexFile.Open(item.Source);
        if (item.Sha256 is { } pin && !pin.Equals(pex.Sha256, StringComparison.OrdinalIgnoreCase))
            throw PexErrors.PinBroken.Error(item.Source, pex.Sha256, pin);
        var plan = PexUnpacker.Plan(pex, item.ToOptions(Report));
        if (PexUnpacker.IsUnpacked(plan))
        {
            Step($"{item.Folder} holds {item.Source} already.");
            PexUnpacker.RestoreDeleted(plan, cancellation);
            File.SetLastWriteTimeUtc(item.Manifest, DateTime.UtcNow);
        }
        else
        {
            Unpack(plan, cancellation);
            Result($"{item.Source} -> {plan.Folder} ({plan.Files.Count} files)");
            foreach (var patch in item.Patches)
                Step($"{patch} was applied.");
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
            // The build of another framework, say, with the same PexUnpackOutputPath.
        }
    }
}
