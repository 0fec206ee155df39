using PexBuild.Packaging;

namespace PexBuild.Startup;

/// <summary>
/// Compiles comparisons with the Python version on the right, such as <c>"3.8" &lt;= python_version</c>: the Pythons whose version, used as a
/// specifier, accepts the text on the left. This is how packaging evaluates them; reversing the operator differs for pre- and post-releases.
/// </summary>
internal static class ReversedVersions
{
    /// <param name="text">The text on the left; if it is not a version, no Python matches.</param>
    /// <param name="operator">A PEP 440 operator, except <c>===</c>.</param>
    /// <param name="length">The number of components of the variable on the right.</param>
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

    /// <summary>The final release with the numbers of the left version.</summary>
    private static IntervalSet<PythonVersionKey> Finals(Pep440Version left)
    {
        var final = new PythonVersionKey(left.ReleasePart(0), left.ReleasePart(1), left.ReleasePart(2));
        return IntervalSet<PythonVersionKey>.Between(final, new PythonVersionKey(final.Major, final.Minor, final.Micro, 0, 1));
    }
}
