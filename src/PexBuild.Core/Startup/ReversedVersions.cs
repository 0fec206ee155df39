using PexBuild.Packaging;

namespace PexBuild.Startup;

/// <summary>
/// Comparisons with the version of Python on the right, <c>"3.8" &lt;= python_version</c>: which Pythons make a specifier of their own version
/// take the text on the left. That is how packaging reads them; turning the operator round is not quite the same for pre- and post-releases.
/// </summary>
internal static class ReversedVersions
{
    /// <param name="text">The text on the left; when it is no version, no Python takes it.</param>
    /// <param name="operator">An operator of PEP 440, without <c>===</c>.</param>
    /// <param name="length">How many numbers the variable on the right has.</param>
    public static IntervalSet<PythonVersionKey> Compute(string text, string @operator, int length)
    {
        if (!Pep440Version.TryParse(text, out var left))
            return IntervalSet<PythonVersionKey>.None;
        var version = left.WithoutLocal();
        var sameRelease = PythonVersionLowering.Starting(left, Math.Max(3, left.Release.Count));
        return @operator switch
        {
            "==" => PythonVersionLowering.Equal(version),
            "!=" => PythonVersionLowering.Equal(version).Complement(),
            "<=" => PythonVersionLowering.From(version),
            ">=" => PythonVersionLowering.After(version).Complement(),
            "~=" => PythonVersionLowering.After(version).Complement().Intersect(PythonVersionLowering.Starting(left, length - 1)),
            "<" when left.IsPreRelease => PythonVersionLowering.After(left).Except(sameRelease.Intersect(Finals(left))),
            "<" => PythonVersionLowering.After(left),
            _ when left.IsPostRelease || left.Local.Count > 0 => PythonVersionLowering.Before(left).Except(sameRelease),
            _ => PythonVersionLowering.Before(left),
        };
    }

    /// <summary>The final release of the left version's numbers.</summary>
    private static IntervalSet<PythonVersionKey> Finals(Pep440Version left)
    {
        var final = new PythonVersionKey(left.ReleasePart(0), left.ReleasePart(1), left.ReleasePart(2));
        return IntervalSet<PythonVersionKey>.Between(final, new PythonVersionKey(final.Major, final.Minor, final.Micro, 0, 1));
    }
}
