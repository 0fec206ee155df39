using System.Globalization;
using PexBuild.Diagnostics;
using PexBuild.Json;
using PexBuild.Pex;

namespace PexBuild.Tool.Verbs;

/// <summary>Formats what several verbs show: names, sizes and entry points, as text and JSON.</summary>
internal static class Describe
{
    private static readonly string[] s_units = ["bytes", "kB", "MB", "GB"];

    /// <summary>Escapes untrusted text for a terminal without truncating it.</summary>
    public static string Text(string text) => DisplayText.Escape(text, int.MaxValue);

    /// <summary>A path that can be pasted into a shell: quoted if a shell would split it.</summary>
    public static string Word(string path)
    {
        var shown = Text(path);
        return shown.Length > 0 && shown.All(c => char.IsLetterOrDigit(c) || c is '/' or '\\' or '.' or '_' or '-' or ':' or '+' or '@') ? shown
            : OperatingSystem.IsWindows() ? $"\"{shown}\""
            : $"'{shown.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    /// <summary>A path as a user would type it in the current folder.</summary>
    public static string Place(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return Word(relative.StartsWith("..", StringComparison.Ordinal) ? path : relative);
    }

    public static string Size(long bytes)
    {
        var (amount, unit) = ((double)bytes, 0);
        while (amount >= 1000 && unit < s_units.Length - 1)
            (amount, unit) = (amount / 1000, unit + 1);
        return amount.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + s_units[unit];
    }

    public static string Layout(PexLayout layout) => layout.ToString().ToLowerInvariant();

    public static string Start(PexEntryPoint entryPoint) => entryPoint.Kind switch
    {
        PexEntryPointKind.None => "an interactive Python, or what its arguments say",
        PexEntryPointKind.Script => "the script " + Text(entryPoint.Text),
        _ => Text(entryPoint.Text),
    };

    /// <summary>The JSON members that describe the entry point.</summary>
    public static IEnumerable<(string, JsonValue)> EntryPoint(PexEntryPoint entryPoint) =>
        [("entryPoint", entryPoint.Kind == PexEntryPointKind.None ? null : entryPoint.Text), ("entryPointKind", entryPoint.Kind.ToString().ToLowerInvariant())];

    public static JsonArray Texts(IEnumerable<string> texts) => new(texts.Select(text => (JsonValue)text));

    public static JsonArray Warnings(IEnumerable<PexDiagnostic> warnings) =>
        new(warnings.Select(w => (JsonValue)new JsonObject(("code", w.Code.Id), ("message", w.Message))));
}
