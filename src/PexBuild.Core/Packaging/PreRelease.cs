namespace PexBuild.Packaging;

/// <summary>The alpha, beta or candidate part of a version (PEP 440).</summary>
internal readonly record struct PreRelease
{
    /// <summary>The phase of an alpha.</summary>
    public const int Alpha = -3;

    /// <summary>The phase of a beta.</summary>
    public const int Beta = -2;

    /// <summary>The phase of a release candidate.</summary>
    public const int Candidate = -1;

    /// <summary>Creates a pre-release from its phase and number.</summary>
    public PreRelease(int phase, ulong number)
    {
        Phase = phase;
        Number = number;
    }

    /// <summary><see cref="Alpha"/>, <see cref="Beta"/> or <see cref="Candidate"/>; a final release would be 0.</summary>
    public int Phase { get; }

    /// <summary>The number within the phase.</summary>
    public ulong Number { get; }

    internal string Letters => Phase switch { Alpha => "a", Beta => "b", _ => "rc" };
}
