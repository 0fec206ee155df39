using System.Globalization;

namespace PexBuild.Diagnostics;

/// <summary>A value for a message that was composed out of escaped parts (<see cref="DisplayText"/>), so that it is neither escaped again nor cut.</summary>
public sealed class VerbatimText
{
    /// <summary>Wraps the text.</summary>
    public VerbatimText(string text) => Text = text;

    /// <summary>The text as it will be shown.</summary>
    public string Text { get; }

    /// <summary>Puts values into a text of the table: escaped and cut, unless they are verbatim themselves.</summary>
    internal static VerbatimText Format(string text, params object[] values)
    {
        var shown = values.Select(value => (object)(value as VerbatimText ?? Escape(value)).Text).ToArray();
        return new VerbatimText(string.Format(CultureInfo.InvariantCulture, text, shown));
    }

    private static VerbatimText Escape(object value) => new(DisplayText.Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
}
