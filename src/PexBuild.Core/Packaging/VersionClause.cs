namespace PexBuild.Packaging;

/// <summary>One clause of a version specifier (PEP 440), such as <c>&gt;=1.2</c>.</summary>
internal sealed class VersionClause
{
    private readonly Pep440Version? _version;

    private VersionClause(string @operator, string text, Pep440Version? version, bool isPrefix = false, bool isLegacy = false)
    {
        Operator = @operator;
        Text = text;
        _version = version;
        IsPrefix = isPrefix;
        IsLegacy = isLegacy;
    }

    /// <summary>One of <c>== != &lt; &lt;= &gt; &gt;= ~= ===</c>.</summary>
    public string Operator { get; }

    /// <summary>The text after the operator, without the <c>.*</c> of a prefix match.</summary>
    public string Text { get; }

    /// <summary>Whether the version ends with <c>.*</c>, so that every version with that prefix matches.</summary>
    public bool IsPrefix { get; }

    /// <summary>Whether the clause is invalid in PEP 440 but accepted by packaging before version 22: <c>&gt;dev</c>, <c>&gt;=3.6.*</c>.</summary>
    public bool IsLegacy { get; }

    /// <summary>The version, or null if it is not a PEP 440 version: <c>===</c>, or a clause from before PEP 440 such as <c>&gt;dev</c>.</summary>
    internal Pep440Version? Version => _version;

    /// <summary>Whether a version satisfies the clause; pre-releases are treated like final ones.</summary>
    /// <param name="text">The version as written.</param>
    /// <param name="version">The parsed version; null if it is not a PEP 440 version.</param>
    internal bool Contains(string text, Pep440Version? version)
    {
        if (Operator == "===")
            return string.Equals(text.Trim(), Text, StringComparison.OrdinalIgnoreCase);
        if (IsLegacy)
            return ContainsLegacy(version?.ToString() ?? text);
        if (version is null)
            return false; // not even for "!=": packaging compares PEP 440 versions only with their like
        return IsPrefix ? ContainsPrefix(version) : Compare(version);
    }

    internal static VersionClause? TryCreate(string @operator, string text)
    {
        if (text.Length == 0 || text.Any(c => Ascii.IsBlank(c) || c is ',' or ';' or ')'))
            return null;
        if (@operator == "===")
            return new VersionClause(@operator, text, null);
        var isPrefix = text.EndsWith(".*", StringComparison.Ordinal);
        var version = Pep440Version.TryParse(isPrefix ? text.Substring(0, text.Length - 2) : text, out var read) ? read : null;
        if (@operator == "~=")
            return version is { Release.Count: > 1, Local.Count: 0 } && !isPrefix ? new VersionClause(@operator, text, version) : null;
        if (isPrefix && version is { IsPreRelease: false, IsPostRelease: false, Local.Count: 0 })
        {
            // ">=3.6.*" is invalid in PEP 440, but occurs in old metadata. In the legacy order "3.6.*" comes before all of 3.6, like 3.6.dev0.
            return @operator is "==" or "!="
                ? new VersionClause(@operator, text.Substring(0, text.Length - 2), version, isPrefix: true)
                : new VersionClause(@operator, text, Pep440Version.Parse(version + ".dev0"), isLegacy: true);
        }

        var isLegacy = version is null || isPrefix || (version.Local.Count > 0 && @operator is not ("==" or "!="));
        return new VersionClause(@operator, text, isLegacy ? null : version, isLegacy: isLegacy);
    }

    /// <inheritdoc/>
    public override string ToString() => Operator + Text + (IsPrefix ? ".*" : "");

    private bool ContainsLegacy(string text)
    {
        var order = LegacyVersion.Compare(text, Text);
        return Operator switch
        {
            "==" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    private bool ContainsPrefix(Pep440Version version) => StartsWith(version, Release.Count) == (Operator == "==");

    private bool Compare(Pep440Version version)
    {
        var order = version.WithoutLocal().CompareTo(_version);
        return Operator switch
        {
            "==" => Matches(version),
            "!=" => !Matches(version),
            "<=" => order <= 0,
            ">=" => order >= 0,
            "~=" => order >= 0 && StartsWith(version, Release.Count - 1),
            "<" => version < _version! && !(version.IsPreRelease && !_version!.IsPreRelease && version.HasSameBase(_version)),
            _ => version > _version! && !ExceedsOnlyBySuffix(version),
        };
    }

    private IReadOnlyList<ulong> Release => _version!.Release;

    /// <summary>The local part is compared only if the clause has one.</summary>
    private bool Matches(Pep440Version version) => (_version!.Local.Count == 0 ? version.WithoutLocal() : version).Equals(_version);

    /// <summary><c>&gt;1.7</c> accepts neither 1.7.post1 nor 1.7+local (PEP 440, "Exclusive ordered comparison").</summary>
    private bool ExceedsOnlyBySuffix(Pep440Version version) =>
        (version.IsPostRelease && !_version!.IsPostRelease && version.HasSameBase(_version)) ||
        (version.Local.Count > 0 && version.HasSameBase(_version!));

    private bool StartsWith(Pep440Version version, int length)
    {
        if (version.Epoch != _version!.Epoch)
            return false;
        for (var i = 0; i < length; i++)
        {
            if (version.ReleasePart(i) != Release[i])
                return false;
        }

        return true;
    }
}
