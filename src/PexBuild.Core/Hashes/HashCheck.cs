using PexBuild.Diagnostics;

namespace PexBuild.Hashes;

/// <summary>What a recorded hash is of.</summary>
public enum HashKind
{
    /// <summary>The user's code (<c>code_hash</c>).</summary>
    Code,

    /// <summary>pex's runtime (<c>bootstrap_hash</c>).</summary>
    Bootstrap,

    /// <summary>PEX-INFO itself (<c>pex_hash</c>).</summary>
    Pex,

    /// <summary>A distribution (an entry of <c>distributions</c>).</summary>
    Distribution,

    /// <summary>The files of a distribution, one by one (its <c>RECORD</c>).</summary>
    Record,
}

/// <summary>What came of recomputing a hash.</summary>
public enum HashState
{
    /// <summary>It is what was recorded.</summary>
    Right,

    /// <summary>It is another, and nobody edited what it covers: damage.</summary>
    Wrong,

    /// <summary>It is another because an unpacked folder was edited.</summary>
    Edited,

    /// <summary>It cannot be recomputed, by nobody or from what is here.</summary>
    NotVerifiable,
}

/// <summary>One recorded hash, and what came of recomputing it.</summary>
public sealed class HashCheck
{
    internal HashCheck(HashKind kind, string subject, HashState state)
    {
        Kind = kind;
        Subject = subject;
        State = state;
    }

    /// <summary>What it is of.</summary>
    public HashKind Kind { get; }

    /// <summary>The key of PEX-INFO, or the path of the distribution or its <c>RECORD</c>.</summary>
    public string Subject { get; }

    /// <summary>What came of it.</summary>
    public HashState State { get; }

    /// <summary>The hash that is recorded, hex; of a <c>RECORD</c>, which has many, <see langword="null"/>.</summary>
    public string? Recorded { get; internal init; }

    /// <summary>The hash that was computed instead.</summary>
    public string? Actual { get; internal init; }

    /// <summary>Why it cannot be verified.</summary>
    internal string? Reason { get; init; }

    /// <summary>Of a <c>RECORD</c>: the files that are not as it says, relative to the distribution.</summary>
    public IReadOnlyList<string> Files { get; internal init; } = [];

    /// <summary>The error of a wrong hash.</summary>
    internal PexException Error(string origin) => Kind switch
    {
        HashKind.Code => PexErrors.CodeHashWrong.Error(origin, Actual!, Recorded!),
        HashKind.Bootstrap => PexErrors.BootstrapHashWrong.Error(origin, Actual!, Recorded!),
        HashKind.Pex => PexErrors.PexHashWrong.Error(origin, Actual!, Recorded!),
        HashKind.Record => PexErrors.RecordWrong.Error(origin, Subject, Files[0], Counts.AndMore(Files.Count - 1)),
        _ => PexErrors.DistributionHashWrong.Error(origin, Subject, Actual!, Recorded!),
    };
}
