using System.Diagnostics.CodeAnalysis;
using PexBuild.Diagnostics;

namespace PexBuild.Packaging;

/// <summary>Version clauses that must all hold (PEP 440, "Version specifiers"); an empty set accepts every version.</summary>
internal sealed class VersionSpecifierSet
{
    // Longer operators first, so that "===" is not read as "==".
    private static readonly string[] s_operators = ["===", "==", "!=", "<=", ">=", "~=", "<", ">"];

    private VersionSpecifierSet(IReadOnlyList<VersionClause> clauses) => Clauses = clauses;

    /// <summary>The set that accepts every version.</summary>
    public static VersionSpecifierSet Any { get; } = new([]);

    /// <summary>The clauses in the order in which they are written.</summary>
    public IReadOnlyList<VersionClause> Clauses { get; }

    /// <summary>
    /// Reads comma-separated clauses. Beyond PEP 440 it accepts what packaging accepted before version 22 and what occurs in old metadata: versions
    /// that PEP 440 does not define, <c>.*</c> after any operator except <c>~=</c>, and empty clauses.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VersionSpecifierSet? specifiers)
    {
        specifiers = null;
        if (text is null)
            return false;
        var clauses = new List<VersionClause>();
        foreach (var part in text.Split(','))
        {
            var clause = part.Trim();
            if (clause.Length == 0)
                continue;
            var @operator = s_operators.FirstOrDefault(candidate => clause.StartsWith(candidate, StringComparison.Ordinal));
            if (@operator is null || VersionClause.TryCreate(@operator, clause.Substring(@operator.Length).Trim()) is not { } read)
                return false;
            clauses.Add(read);
        }

        specifiers = clauses.Count == 0 ? Any : new VersionSpecifierSet(clauses);
        return true;
    }

    /// <summary>Reads comma-separated clauses.</summary>
    /// <exception cref="FormatException">A clause is malformed.</exception>
    /// <inheritdoc cref="TryParse"/>
    public static VersionSpecifierSet Parse(string text) =>
        TryParse(text, out var specifiers) ? specifiers : throw new FormatException(DistributionReasons.NotASpecifier(text).Text);

    /// <summary>Whether a version satisfies every clause.</summary>
    /// <param name="version">The version as written; it need not be a PEP 440 version.</param>
    /// <param name="prereleases">
    /// Whether pre-releases are treated like final ones: true for distributions that are already in a PEX (pex has no other choice). If false, they
    /// are accepted only if a clause names one.
    /// </param>
    public bool Contains(string version, bool prereleases)
    {
        var read = Pep440Version.TryParse(version, out var parsed) ? parsed : null;
        if (!prereleases && read is { IsPreRelease: true } && !NamesPreRelease)
            return false;
        return Clauses.All(clause => clause.Contains(version, read));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(",", Clauses);

    private bool NamesPreRelease => Clauses.Any(clause => clause.Operator is not ("!=" or "<" or ">") &&
        (clause.Version ?? (Pep440Version.TryParse(clause.Text, out var version) ? version : null)) is { IsPreRelease: true });
}
