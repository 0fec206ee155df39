namespace PexBuild.Patches;

/// <summary>One stretch of a file that a patch changes: the lines that must be there, and those that take their place.</summary>
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

    /// <summary>The first line's number, from 1; of no line, the one before.</summary>
    public int OldStart { get; }

    public int NewStart { get; }

    /// <summary>Context and removed lines.</summary>
    public IReadOnlyList<ByteLine> Old { get; }

    /// <summary>Context and added lines.</summary>
    public IReadOnlyList<ByteLine> New { get; }

    public int LeadingContext { get; }

    public int TrailingContext { get; }

    /// <summary>Where it stands in the patch, from 1.</summary>
    public int PatchLine { get; }

    /// <summary>The index of the first line, from 0.</summary>
    public int OldIndex => Old.Count == 0 ? OldStart : OldStart - 1;

    public Hunk Reversed() => new(NewStart, OldStart, New, Old, LeadingContext, TrailingContext, PatchLine);
}
