using PexBuild.Diagnostics;

namespace PexBuild.Hashes;

/// <summary>What a recorded hash covers.</summary>
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

    /// <summary>The individual files of a distribution (its <c>RECORD</c>).</summary>
    Record,
}

/// <summary>The result of recomputing a hash.</summary>
public enum HashState
{
    /// <summary>The hash matches the recorded one.</summary>
    Right,

    /// <summary>The hash does not match, and nothing that it covers was edited: the data is damaged.</summary>
    Wrong,

    /// <summary>The hash does not match because an unpacked folder was edited.</summary>
    Edited,

    /// <summary>The hash cannot be recomputed, either at all or from the available data.</summary>
    NotVerifiable,
}

/// <summary>One recorded hash and the result of recomputing it.</summary>
public sealed class HashCheck
{
    internal HashCheck(HashKind kind, string subject, HashState state)
    {
        Kind = kind;
        Subject = subject;
        State = state;
    }

    /// <summary>What the hash covers.</summary>
    public HashKind Kind { get; }

    /// <summary>The key of PEX-INFO, or the path of the distribution or its <c>RECORD</c>.</summary>
    public string Subject { get; }

    /// <summary>The result of recomputing the hash.</summary>
    public HashState State { get; }

    /// <summary>The recorded hash in hex; <see langword="null"/> for a <c>RECORD</c>, which has many.</summary>
    public string? Recorded { get; internal init; }

    /// <summary>The computed hash, if it differs.</summary>
    public string? Actual { get; internal init; }

    /// <summary>Why the hash cannot be verified.</summary>
    internal string? Reason { get; init; }

    /// <summary>For a <c>RECORD</c>: the files that do not match it, relative to the distribution.</summary>
    public IReadOnlyList<string> Files { get; internal init; } = [];

    /// <summary>Returns the error for a wrong hash.</summary>
    internal PexException Error(string origin) => Kind switch
    {
        HashKind.Code => PexErrors.CodeHashWrong.Error(origin, Actual!, Recorded!),
        HashKind.Bootstrap => PexErrors.BootstrapHashWrong.Error(origin, Actual!, Recorded!),
        HashKind.Pex => PexErrors.PexHashWrong.Error(origin, Actual!, Recorded!),
        HashKind.Record => PexErrors.RecordWrong.Error(origin, Subject, Files[0], Counts.AndMore(Files.Count - 1)),
        _ => PexErrors.DistributionHashWrong.Error(origin, Subject, Actual!, Recorded!),
    };
}
