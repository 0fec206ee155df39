namespace PexBuild.Diagnostics;

/// <summary>A value for a message that was composed out of escaped parts (<see cref="DisplayText"/>), so that it is neither escaped again nor cut.</summary>
public sealed class VerbatimText
{
    /// <summary>Wraps the text.</summary>
    public VerbatimText(string text) => Text = text;

    /// <summary>The text as it will be shown.</summary>
    public string Text { get; }
}
