using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PexBuild.Diagnostics;

namespace PexBuild.Packaging;

/// <summary>A version as defined by PEP 440, with its order: epoch, release, then development, pre-, final and post-releases, then local versions.</summary>
/// <remarks>Numbers above 2^64 are rejected: no release has one, and the text then counts as a <see cref="LegacyVersion">legacy</see> version.</remarks>
internal sealed class Pep440Version : IComparable<Pep440Version>, IEquatable<Pep440Version>
{
    internal Pep440Version(ulong epoch, ulong[] release, PreRelease? pre, ulong? post, ulong? dev, string[] local)
    {
        Epoch = epoch;
        Release = release;
        Pre = pre;
        Post = post;
        Dev = dev;
        Local = local;
    }

    /// <summary>The number before <c>!</c>; 0 if there is none.</summary>
    public ulong Epoch { get; }

    /// <summary>The dot-separated numbers, as written: <c>1.0</c> has two.</summary>
    public IReadOnlyList<ulong> Release { get; }

    /// <summary>The alpha, beta or candidate part.</summary>
    public PreRelease? Pre { get; }

    /// <summary>The number after <c>.post</c>.</summary>
    public ulong? Post { get; }

    /// <summary>The number after <c>.dev</c>.</summary>
    public ulong? Dev { get; }

    /// <summary>The parts after <c>+</c>, in lower case.</summary>
    public IReadOnlyList<string> Local { get; }

    /// <summary>Whether this is an alpha, beta, candidate or development release.</summary>
    public bool IsPreRelease => Pre is not null || Dev is not null;

    /// <summary>Whether this is a post-release.</summary>
    public bool IsPostRelease => Post is not null;

    /// <summary>Reads a version, normalised or not (<c>v1.0-RC_1</c>).</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Pep440Version? version)
    {
        version = text is null ? null : new Pep440Parser(text).Parse();
        return version is not null;
    }

    /// <summary>Reads a version.</summary>
    /// <exception cref="FormatException">The text is not a PEP 440 version.</exception>
    public static Pep440Version Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException(DistributionReasons.NotAVersion(text).Text);

    /// <summary>Whether two versions are equal, for example <c>1.0</c> and <c>1</c>.</summary>
    public static bool operator ==(Pep440Version? left, Pep440Version? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two versions differ.</summary>
    public static bool operator !=(Pep440Version? left, Pep440Version? right) => !(left == right);

    /// <summary>Whether <paramref name="left"/> is earlier.</summary>
    public static bool operator <(Pep440Version left, Pep440Version right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is later.</summary>
    public static bool operator >(Pep440Version left, Pep440Version right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is earlier or equal.</summary>
    public static bool operator <=(Pep440Version left, Pep440Version right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is later or equal.</summary>
    public static bool operator >=(Pep440Version left, Pep440Version right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Pep440Version? other)
    {
        if (other is null)
            return 1;
        var order = Epoch.CompareTo(other.Epoch);
        for (var i = 0; order == 0 && i < Math.Max(Release.Count, other.Release.Count); i++)
            order = ReleasePart(i).CompareTo(other.ReleasePart(i));
        if (order == 0)
            order = PreOrder.CompareTo(other.PreOrder);
        if (order == 0)
            order = Nullable.Compare(Post, other.Post);
        if (order == 0)
            order = (Dev ?? ulong.MaxValue).CompareTo(other.Dev ?? ulong.MaxValue);
        for (var i = 0; order == 0 && i < Math.Max(Local.Count, other.Local.Count); i++)
            order = CompareLocal(i < Local.Count ? Local[i] : null, i < other.Local.Count ? other.Local[i] : null);
        return order;
    }

    /// <inheritdoc/>
    public bool Equals(Pep440Version? other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Pep440Version other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = (int)Epoch;
        for (var i = 0; i < Release.Count; i++)
            hash += ReleasePart(i).GetHashCode() * (i + 7); // zeros at the end add nothing: 1.0 equals 1
        return unchecked((((hash * 31) + PreOrder.GetHashCode()) * 31) + Post.GetHashCode() + Dev.GetHashCode());
    }

    /// <summary>The normalised form (PEP 440, "Normalization"); trailing zeros of the release are kept.</summary>
    public override string ToString() => WithoutLocal().PublicText + (Local.Count == 0 ? "" : "+" + string.Join(".", Local));

    /// <summary>The release number at an index; 0 beyond the end, as in PEP 440's comparison.</summary>
    internal ulong ReleasePart(int index) => index < Release.Count ? Release[index] : 0;

    internal Pep440Version WithoutLocal() => Local.Count == 0 ? this : new(Epoch, [.. Release], Pre, Post, Dev, []);

    /// <summary>Whether both versions have the same base version, which PEP 440 uses for exclusion.</summary>
    internal bool HasSameBase(Pep440Version other) =>
        new Pep440Version(Epoch, [.. Release], null, null, null, []).Equals(new Pep440Version(other.Epoch, [.. other.Release], null, null, null, []));

    /// <summary>
    /// The sort key of the pre-release part. A development release of the final release sorts before its alphas; no pre-release sorts after all of
    /// them.
    /// </summary>
    private (int Phase, ulong Number) PreOrder => Pre switch
    {
        { } pre => (pre.Phase, pre.Number),
        null when Post is null && Dev is not null => (int.MinValue, 0),
        null => (0, 0),
    };

    private string PublicText
    {
        get
        {
            var text = Epoch == 0 ? "" : Epoch.ToString(CultureInfo.InvariantCulture) + "!";
            text += string.Join(".", Release.Select(part => part.ToString(CultureInfo.InvariantCulture)));
            text += Pre is { } pre ? pre.Letters + pre.Number.ToString(CultureInfo.InvariantCulture) : "";
            text += Post is { } post ? ".post" + post.ToString(CultureInfo.InvariantCulture) : "";
            return text + (Dev is { } dev ? ".dev" + dev.ToString(CultureInfo.InvariantCulture) : "");
        }
    }

    /// <summary>Compares local versions: none sorts first, and letters sort before numbers.</summary>
    private static int CompareLocal(string? left, string? right)
    {
        if (left is null || right is null)
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        var leftIsNumber = left.All(Ascii.IsDigit);
        if (leftIsNumber != right.All(Ascii.IsDigit))
            return leftIsNumber ? 1 : -1;
        return leftIsNumber && left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
    }
}
