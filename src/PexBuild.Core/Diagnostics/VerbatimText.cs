namespace PexBuild.Diagnostics;

/// <summary>A value for a message that we composed ourselves out of escaped parts, so that it is neither escaped again nor cut.</summary>
internal sealed class VerbatimText
{
    public VerbatimText(string text) => Text = text;

    public string Text { get; }
}
