namespace PexBuild.Patches;

/// <summary>One hunk of a patch: the lines that must be present, and the lines that replace them.</summary>
internal sealed class Hunk
{
    public Hunk(int oldStart, int newStart, IReadOnlyList<ByteLine> old, IReadOnlyList<ByteLine> current, int leadingContext, int trailingContext,
        int patchLine)
    {
        OldStart = oldStart;
        NewStart = newStart;
        Old = old;
        New = current;
        LeadingContext = leadingContext;
        TrailingContext = trailingContext;
        PatchLine = patchLine;
    }

    /// <summary>The number of the first line, from 1; if the hunk has no old lines, the number of the line before it.</summary>
    public int OldStart { get; }

    public int NewStart { get; }

    /// <summary>Context and removed lines.</summary>
    public IReadOnlyList<ByteLine> Old { get; }

    /// <summary>Context and added lines.</summary>
    public IReadOnlyList<ByteLine> New { get; }

    public int LeadingContext { get; }

    public int TrailingContext { get; }

    /// <summary>The line of the patch where the hunk starts, from 1.</summary>
    public int PatchLine { get; }

    /// <summary>The index of the first line, from 0.</summary>
    public int OldIndex => Old.Count == 0 ? OldStart : OldStart - 1;

    public Hunk Reversed() => new(NewStart, OldStart, New, Old, LeadingContext, TrailingContext, PatchLine);
}
