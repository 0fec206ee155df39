namespace PexBuild.Packaging;

/// <summary>Compares version specifiers as pex does for its option <c>--exclude</c>: by the plain order of versions.</summary>
internal static class VersionRanges
{
    /// <summary>Whether <paramref name="outer"/> accepts every version that <paramref name="inner"/> accepts, and there is at least one.</summary>
    public static bool Includes(VersionSpecifierSet outer, VersionSpecifierSet inner)
    {
        var outerText = ArbitraryEquality(outer);
        var innerText = ArbitraryEquality(inner);
        if (outerText is not null || innerText is not null)
            return string.Equals(outerText, innerText, StringComparison.Ordinal);
        return Lower(outer) is { IsEmpty: false } wide && Lower(inner) is { IsEmpty: false } narrow && narrow.Except(wide).IsEmpty;
    }

    private static string? ArbitraryEquality(VersionSpecifierSet specifiers) =>
        specifiers.Clauses.FirstOrDefault(clause => clause.Operator == "===")?.Text;

    private static IntervalSet<Place> Lower(VersionSpecifierSet specifiers) =>
        specifiers.Clauses.Aggregate(IntervalSet<Place>.All, (versions, clause) => versions.Intersect(Lower(clause)));

    private static IntervalSet<Place> Lower(VersionClause clause)
    {
        if (clause.Version is not { } version)
            return IntervalSet<Place>.None;
        var before = new Place(version, isAfter: false);
        var after = new Place(version, isAfter: true);
        return clause.Operator switch
        {
            "==" => IntervalSet<Place>.Between(before, clause.IsPrefix ? Next(version, version.Release.Count) : after),
            "!=" => IntervalSet<Place>.Between(before, clause.IsPrefix ? Next(version, version.Release.Count) : after).Complement(),
            "<" => IntervalSet<Place>.Between(null, before),
            "<=" => IntervalSet<Place>.Between(null, after),
            ">" => IntervalSet<Place>.Between(after, null),
            "~=" => IntervalSet<Place>.Between(before, Next(version, version.Release.Count - 1)),
            _ => IntervalSet<Place>.Between(before, null),
        };
    }

    /// <summary>
    /// The position directly before the version that follows when the last of the first <paramref name="length"/> release numbers is incremented.
    /// </summary>
    private static Place Next(Pep440Version version, int length)
    {
        ulong[] release = [.. version.Release.Take(length)];
        release[length - 1]++;
        return new Place(new Pep440Version(version.Epoch, release, null, null, null, []), isAfter: false);
    }

    /// <summary>A position directly before or directly after a version.</summary>
    private readonly record struct Place : IComparable<Place>
    {
        private readonly Pep440Version _version;
        private readonly bool _isAfter;

        public Place(Pep440Version version, bool isAfter)
        {
            _version = version;
            _isAfter = isAfter;
        }

        public int CompareTo(Place other) => _version.CompareTo(other._version) is var order and not 0 ? order : _isAfter.CompareTo(other._isAfter);
    }
}
