using System.Globalization;
using System.Text.Json.Nodes;

namespace PexBuild.Fidelity.Running;

/// <summary>The observed behaviour of a run.</summary>
internal sealed class Observation
{
    private const string ReportMark = "JSON:";

    public Observation(Outcome outcome, string? probe, Places places)
    {
        Outcome = outcome;
        Places = places;
        Probe = probe is null ? null : (JsonObject?)JsonNode.Parse(probe);
        var lines = outcome.Output.Split('\n');
        Report = lines.FirstOrDefault(IsReport) is { } line ? (JsonObject?)JsonNode.Parse(line[ReportMark.Length..]) : null;
        Text = places.Text(string.Join('\n', lines.Where(line => !IsReport(line))));
    }

    public Outcome Outcome { get; }

    /// <summary>Maps the paths of this run to places.</summary>
    public Places Places { get; }

    /// <summary>Standard output without the report's line, with paths replaced by place names.</summary>
    public string Text { get; }

    /// <summary>The report that the corpus's own programs print.</summary>
    public JsonObject? Report { get; }

    /// <summary>The probe's report.</summary>
    public JsonObject? Probe { get; }

    /// <summary>Whether the user's code started: a program that fails without output did not reach it.</summary>
    public bool Started => Outcome.Status == 0 || Outcome.Output.Length > 0;

    public string Status => Outcome.Status?.ToString(CultureInfo.InvariantCulture) ?? "stopped";

    private static bool IsReport(string line) => line.StartsWith(ReportMark, StringComparison.Ordinal);
}

/// <summary>A PEX, or the folder it was unpacked to, on one Python.</summary>
internal interface ISubject
{
    Interpreter Python { get; }

    Observation Observe(Scenario scenario);
}
