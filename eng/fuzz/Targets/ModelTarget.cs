using PexBuild.Fuzz.Mutation;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Fuzz.Targets;

/// <summary>PEX files with mutated names, modes and texts, but correct checksums.</summary>
internal sealed class ModelTarget(TemporaryPlace work) : PexTarget("model", work)
{
    private readonly ZipModel[] _seeds =
    [
        ZipModel.Parse(Seeds.Pex(PexEra.V2_105).ToBytes()),
        ZipModel.Parse(Seeds.Pex(PexEra.V2_105).WithWheelFiles().ToBytes()),
        ZipModel.Parse(Seeds.Pex(PexEra.V2_1_24).ToBytes()),
        ZipModel.Parse(Seeds.Pex(PexEra.V1_2).ToBytes()),
    ];

    public override byte[] Make(Random random) => _seeds[random.Next(_seeds.Length)].Change(random);
}
