using System.Text;
using PexBuild.Fidelity.Checks;

namespace PexBuild.Fidelity.Results;

/// <summary>Writes the rows as text or Markdown: the table, the differences, then the deliberate differences with their reasons.</summary>
internal sealed class Table(IReadOnlyList<(string Name, string Meaning)> columns, IReadOnlyList<Row> rows, IReadOnlyList<string> skipped)
{
    private const int LongestValue = 300;

    private int Good => rows.Sum(row => row.Cells.Count(cell => cell is { IsApplicable: true, IsGood: true }));

    private int All => rows.Sum(row => row.Cells.Count(cell => cell.IsApplicable));

    public bool IsGood => Good == All && All > 0;

    /// <summary>The number of checks that passed, and the total.</summary>
    public string Sum => $"{Good} of {All}";

    public string Text()
    {
        var text = new StringBuilder();
        var name = rows.Select(row => row.Pex.Length).DefaultIfEmpty(3).Max();
        text.Append("PEX".PadRight(name)).Append("  python ");
        foreach (var column in columns)
            text.Append(' ').Append(column.Name);
        text.AppendLine();
        foreach (var row in rows)
        {
            text.Append(row.Pex.PadRight(name)).Append("  ").Append(row.Python.PadRight(7));
            foreach (var (column, cell) in columns.Zip(row.Cells))
                text.Append(' ').Append(Shown(cell).PadRight(column.Name.Length));
            text.AppendLine(row.ComparedWith.Length > 0 ? $" {row.ComparedWith}" : "");
        }
        text.AppendLine();
        foreach (var (column, meaning) in columns)
            text.AppendLine($"{column}: {meaning}");
        text.AppendLine().AppendLine("ok: the same, or shown. *: differs on purpose, see below. -: nothing to check. FAIL: see below.");
        return text.Append(Notes("", "  ")).AppendLine(Sum).ToString();
    }

    public string Markdown()
    {
        var text = new StringBuilder();
        text.Append("| PEX | Python | ").AppendJoin(" | ", columns.Select(column => column.Name)).AppendLine(" | compared with |");
        text.Append('|').Insert(text.Length, "---|", columns.Count + 3).AppendLine();
        foreach (var row in rows)
            text.Append($"| {row.Pex} | {row.Python} | ").AppendJoin(" | ", row.Cells.Select(Shown)).AppendLine($" | {row.ComparedWith} |");
        text.AppendLine();
        foreach (var (name, meaning) in columns)
            text.AppendLine($"* `{name}`: {meaning}.");
        text.AppendLine().Append(Notes("### ", "* "));
        return text.AppendLine().AppendLine($"**{Sum}**").ToString();
    }

    private static string Shown(Cell cell) => cell switch
    {
        { IsApplicable: false } => "-",
        { IsGood: false } => "FAIL",
        { Deliberate.Count: > 0 } => "ok*",
        _ => "ok",
    };

    private StringBuilder Notes(string heading, string item)
    {
        var notes = new StringBuilder();
        Section(notes, heading, "Not run", item, skipped);
        Section(notes, heading, "Differs on purpose", item, Reasons());
        Section(notes, heading, "Differs", item, Failures());
        return notes;
    }

    private IEnumerable<string> Reasons() =>
        from deliberate in DeliberateDifferences.All
        let seen = rows.Where(row => row.Cells.Any(cell => cell.Deliberate.Contains(deliberate.Name))).ToList()
        where seen.Count > 0
        select $"{deliberate.Name} ({seen.Count} rows): {deliberate.Reason}";

    private IEnumerable<string> Failures() =>
        from row in rows
        from cell in row.Cells
        from failure in cell.Failures
        select $"{row.Pex} {row.Python} [{cell.Column}] {failure.What}: original {Cut(failure.Original)}, folder {Cut(failure.Folder)}";

    private static void Section(StringBuilder text, string heading, string title, string item, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        text.AppendLine($"{heading}{title}");
        foreach (var line in all)
            text.AppendLine(item + line);
        text.AppendLine();
    }

    private static string Cut(string value)
    {
        var line = value.Replace("\n", "\\n", StringComparison.Ordinal);
        return "`" + (line.Length <= LongestValue ? line : line[..LongestValue] + "…") + "`";
    }
}
