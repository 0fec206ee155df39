using PexBuild.Diagnostics;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Unpacking;
using PexBuild.Verifying;

namespace PexBuild.Fuzz.Targets;

/// <summary>Opens, unpacks and verifies a PEX file.</summary>
internal abstract class PexTarget(string name, TemporaryPlace work) : FuzzTarget(name)
{
    private const string Pex = "in.pex", Folder = "out";

    public override string Run(byte[] input, Random random)
    {
        work.Clear();
        File.WriteAllBytes(work[Pex], input);
        try
        {
            Unpack(random);
        }
        catch (PexException)
        {
            work.RequireOnly(Pex);
            throw;
        }

        work.RequireOnly(Pex, Folder);
        ZipChecksums.Require(input, work[Folder]);
        return "unpacked";
    }

    private void Unpack(Random random)
    {
        using var pex = PexFile.Open(work[Pex]);
        var plan = PexUnpacker.Plan(pex, new UnpackOptions { Folder = work[Folder], Patch = random.Next(8) != 0 });
        PexUnpacker.Unpack(plan);
        if (random.Next(4) != 0)
            return;
        try
        {
            PexVerifier.Verify(pex);
        }
        catch (PexException damaged)
        {
            throw new FindingException("it was unpacked, and cannot be verified: " + damaged.Message);
        }
    }
}
