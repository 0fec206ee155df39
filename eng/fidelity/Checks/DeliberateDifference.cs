namespace PexBuild.Fidelity.Checks;

/// <summary>
/// A difference between a PEX and its folder that is there on purpose. It counts only where exactly this difference is seen; this table is
/// the one place where such differences are named.
/// </summary>
internal sealed record DeliberateDifference(string Name, string Reason, Func<Trial, Difference, bool> Fits)
{
    public static IReadOnlyList<DeliberateDifference> All { get; } =
    [
    ];

    public static DeliberateDifference? Find(Trial trial, Difference difference) => All.FirstOrDefault(deliberate => deliberate.Fits(trial, difference));
}
