namespace PexBuild.Fuzz.Targets;

/// <summary>Something that reads foreign bytes.</summary>
internal abstract class FuzzTarget(string name)
{
    public string Name { get; } = name;

    /// <summary>Makes an input; the same for the same state of <paramref name="random"/>.</summary>
    public abstract byte[] Make(Random random);

    /// <summary>Reads it.</summary>
    /// <returns>What came of it, for the summary.</returns>
    /// <exception cref="Diagnostics.PexException">It was refused, as it should be.</exception>
    public abstract string Run(byte[] input, Random random);
}
