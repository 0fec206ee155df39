using System.Globalization;

namespace PexBuild.Diagnostics;

/// <summary>A message value composed of parts already escaped by <see cref="DisplayText"/>; it is neither escaped again nor truncated.</summary>
public sealed class VerbatimText
{
    /// <summary>Wraps the text.</summary>
    public VerbatimText(string text) => Text = text;

    /// <summary>The text to show.</summary>
    public string Text { get; }

    /// <summary>Inserts values into a text of the table; escapes and truncates values that are not <see cref="VerbatimText"/>.</summary>
    internal static VerbatimText Format(string text, params object[] values)
    {
        var shown = values.Select(value => (object)(value as VerbatimText ?? Escape(value)).Text).ToArray();
        return new VerbatimText(string.Format(CultureInfo.InvariantCulture, text, shown));
    }

    private static VerbatimText Escape(object value) => new(DisplayText.Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
}
