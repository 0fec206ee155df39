namespace PexBuild.Fuzz.Targets;

/// <summary>Code under test that reads untrusted bytes.</summary>
internal abstract class FuzzTarget(string name)
{
    public string Name { get; } = name;

    /// <summary>Creates an input, deterministic for a given state of <paramref name="random"/>.</summary>
    public abstract byte[] Make(Random random);

    /// <summary>Runs the code under test on an input.</summary>
    /// <returns>The outcome, for the summary.</returns>
    /// <exception cref="Diagnostics.PexException">The input was rejected, which is a valid outcome.</exception>
    public abstract string Run(byte[] input, Random random);
}
