namespace PexBuild.Packaging;

/// <summary>Converts version specifiers to the Python releases that satisfy them, in a form that can be looked up without PEP 440.</summary>
/// <remarks>
/// Python releases have three numbers and possibly an alpha, beta or candidate number; they have no epoch, post-, development or local part. A PEP
/// 440 version with more parts falls between two releases, and is lowered to that gap.
/// </remarks>
internal static class PythonVersionLowering
{
    /// <summary>The releases that satisfy every clause; pre-releases are treated like final ones.</summary>
    public static IntervalSet<PythonVersionKey> Lower(VersionSpecifierSet specifiers) =>
        specifiers.Clauses.Aggregate(IntervalSet<PythonVersionKey>.All, (releases, clause) => releases.Intersect(Lower(clause)));

    /// <summary>The releases that satisfy a clause; pre-releases are treated like final ones.</summary>
    public static IntervalSet<PythonVersionKey> Lower(VersionClause clause)
    {
        if (clause.Operator == "===")
            return Exactly(clause.Text);
        if (clause.Version is not { } version)
            return clause.Operator == "!=" ? IntervalSet<PythonVersionKey>.All : IntervalSet<PythonVersionKey>.None;
        return clause.Operator switch
        {
            "==" => clause.IsPrefix ? Starting(version, version.Release.Count) : Equal(version),
            "!=" => (clause.IsPrefix ? Starting(version, version.Release.Count) : Equal(version)).Complement(),
            "<" => version.IsPreRelease ? Before(version) : BeforePreReleases(version),
            "<=" => After(version).Complement(),
            ">" => After(version),
            "~=" => From(version).Intersect(Starting(version, version.Release.Count - 1)),
            _ => From(version),
        };
    }

    /// <summary>The releases that are equal to the version or later.</summary>
    public static IntervalSet<PythonVersionKey> From(Pep440Version version) =>
        version.Epoch > 0 ? IntervalSet<PythonVersionKey>.None : IntervalSet<PythonVersionKey>.Between(FirstNotBefore(version), null);

    /// <summary>The releases before the version.</summary>
    public static IntervalSet<PythonVersionKey> Before(Pep440Version version) => From(version).Complement();

    /// <summary>The releases after the version.</summary>
    public static IntervalSet<PythonVersionKey> After(Pep440Version version)
    {
        if (version.Epoch > 0)
            return IntervalSet<PythonVersionKey>.None;
        var first = FirstNotBefore(version);
        if (IsRelease(version))
            first = new PythonVersionKey(first.Major, first.Minor, first.Micro, first.Phase, first.Serial + 1);
        return IntervalSet<PythonVersionKey>.Between(first, null);
    }

    /// <summary>The releases that are equal to the version.</summary>
    public static IntervalSet<PythonVersionKey> Equal(Pep440Version version) => From(version).Intersect(After(version).Complement());

    /// <summary>The releases whose leading numbers are those of the version.</summary>
    public static IntervalSet<PythonVersionKey> Starting(Pep440Version version, int length)
    {
        if (version.Epoch > 0 || HasMore(version, length))
            return IntervalSet<PythonVersionKey>.None;
        var low = new PythonVersionKey(Part(0, 0), Part(1, 0), Part(2, 0), PythonVersionKey.BeforeAll);
        return IntervalSet<PythonVersionKey>.Between(low, length switch
        {
            1 => new PythonVersionKey(Part(0, 1), 0, 0, PythonVersionKey.BeforeAll),
            2 => new PythonVersionKey(Part(0, 0), Part(1, 1), 0, PythonVersionKey.BeforeAll),
            _ => new PythonVersionKey(Part(0, 0), Part(1, 0), Part(2, 1), PythonVersionKey.BeforeAll),
        });

        ulong Part(int index, ulong more) => index < length ? version.ReleasePart(index) + more : 0;
    }

    /// <summary>The releases whose text is exactly the given one.</summary>
    private static IntervalSet<PythonVersionKey> Exactly(string text) =>
        Pep440Version.TryParse(text, out var version) && version.Release.Count == 3 && version.ToString() == text
            ? Equal(version)
            : IntervalSet<PythonVersionKey>.None;

    /// <summary>
    /// <c>&lt;3.8</c> does not accept pre-releases of 3.8 (PEP 440, "Exclusive ordered comparison"), and a post-release as the bound does not change
    /// that.
    /// </summary>
    private static IntervalSet<PythonVersionKey> BeforePreReleases(Pep440Version version)
    {
        var before = Before(version);
        if (version.Epoch > 0 || HasMore(version, version.Release.Count))
            return before;
        var final = new PythonVersionKey(version.ReleasePart(0), version.ReleasePart(1), version.ReleasePart(2));
        var preReleases = IntervalSet<PythonVersionKey>.Between(new PythonVersionKey(final.Major, final.Minor, final.Micro, PythonVersionKey.BeforeAll), final);
        return before.Except(preReleases);
    }

    /// <summary>The first position that is not before the version.</summary>
    private static PythonVersionKey FirstNotBefore(Pep440Version version)
    {
        var (major, minor, micro) = (version.ReleasePart(0), version.ReleasePart(1), version.ReleasePart(2));
        if (HasMore(version, version.Release.Count))
            return new PythonVersionKey(major, minor, micro, 0, 1);
        if (version.Pre is { } pre)
            return new PythonVersionKey(major, minor, micro, pre.Phase, pre.Number + (version.IsPostRelease || version.Local.Count > 0 ? 1UL : 0));
        if (version.IsPostRelease || version is { Dev: null, Local.Count: > 0 })
            return new PythonVersionKey(major, minor, micro, 0, 1);
        return version.Dev is null ? new PythonVersionKey(major, minor, micro) : new PythonVersionKey(major, minor, micro, PythonVersionKey.BeforeAll);
    }

    private static bool IsRelease(Pep440Version version) =>
        version is { Dev: null, Post: null, Local.Count: 0 } && !HasMore(version, version.Release.Count);

    /// <summary>Whether a fourth or later number is nonzero.</summary>
    private static bool HasMore(Pep440Version version, int length) => version.Release.Take(length).Skip(3).Any(part => part != 0);
}
