namespace PexBuild.Patches;

/// <summary>Lines of one file that stand in the place of lines of another; either may be none.</summary>
internal readonly record struct LineChange(int OldStart, int OldCount, int NewStart, int NewCount)
{
    public int OldEnd => OldStart + OldCount;

    public int NewEnd => NewStart + NewCount;
}
