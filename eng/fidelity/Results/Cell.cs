using PexBuild.Fidelity.Checks;

namespace PexBuild.Fidelity.Results;

/// <summary>One check of one PEX on one Python.</summary>
/// <param name="Column">The check's name.</param>
/// <param name="Failures">What differs and should not.</param>
/// <param name="Deliberate">The names of the differences that are there on purpose.</param>
/// <param name="IsApplicable">False: the PEX has nothing that the check could look at.</param>
internal sealed record Cell(string Column, IReadOnlyList<Difference> Failures, IReadOnlyList<string> Deliberate, bool IsApplicable)
{
    public bool IsGood => Failures.Count == 0;

    public static Cell FromTrial(string column, Trial trial, IEnumerable<Difference>? differences)
    {
        if (differences is null)
            return new Cell(column, [], [], IsApplicable: false);
        var failures = new List<Difference>();
        var deliberate = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var difference in differences)
        {
            if (DeliberateDifferences.Find(trial, difference) is { } reason)
                deliberate.Add(reason.Name);
            else
                failures.Add(difference);
        }
        return new Cell(column, failures, [.. deliberate], IsApplicable: true);
    }

    /// <summary>A check that could not even be made.</summary>
    public static Cell Failed(string column, string why) => new(column, [new Difference("could not be checked", "", why)], [], IsApplicable: true);
}

/// <summary>A row of the table.</summary>
/// <param name="Pex">The PEX's name.</param>
/// <param name="Python">The Python, <c>X.Y</c>.</param>
/// <param name="ComparedWith">What the folder was compared with when it is not the PEX on that Python; else empty.</param>
/// <param name="Cells">One for each column.</param>
internal sealed record Row(string Pex, string Python, string ComparedWith, IReadOnlyList<Cell> Cells)
{
    public bool IsGood => Cells.All(cell => cell.IsGood);
}
