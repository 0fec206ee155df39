using PexBuild.Fuzz.Mutation;

namespace PexBuild.Fuzz.Targets;

/// <summary>PEX files with mutated bytes, mostly in the records of the zip.</summary>
internal sealed class ContainerTarget(TemporaryPlace work) : PexTarget("container", work)
{
    private readonly (byte[] Pex, ZipPlaces Places)[] _seeds = [.. Seeds.Pexes().Select(pex => (pex, new ZipPlaces(pex)))];

    public override byte[] Make(Random random)
    {
        var (pex, places) = _seeds[random.Next(_seeds.Length)];
        for (var i = random.Next(1, 4); i > 0; i--)
            pex = places.Change(pex, random);
        return pex;
    }
}
