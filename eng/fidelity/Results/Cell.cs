using PexBuild.Fidelity.Checks;

namespace PexBuild.Fidelity.Results;

/// <summary>The result of one check of one PEX on one Python.</summary>
/// <param name="Column">The check's name.</param>
/// <param name="Failures">The unexpected differences.</param>
/// <param name="Deliberate">The names of the deliberate differences.</param>
/// <param name="IsApplicable">Whether the PEX has something to check.</param>
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

    /// <summary>Creates the result of a check that could not run.</summary>
    public static Cell Failed(string column, string why) => new(column, [new Difference("could not be checked", "", why)], [], IsApplicable: true);
}

/// <summary>A row of the table.</summary>
/// <param name="Pex">The PEX's name.</param>
/// <param name="Python">The Python, <c>X.Y</c>.</param>
/// <param name="ComparedWith">What the folder was compared with, if not the PEX on that Python; otherwise empty.</param>
/// <param name="Cells">One cell for each column.</param>
internal sealed record Row(string Pex, string Python, string ComparedWith, IReadOnlyList<Cell> Cells)
{
    public bool IsGood => Cells.All(cell => cell.IsGood);
}
