namespace PexBuild.Patches;

/// <summary>
/// Moves pure additions and removals of lines down as far as possible. Several places may describe the same change; the last one
/// reads best, because it keeps the head of a block with the block.
/// </summary>
internal static class ChangeSliding
{
    public static void Slide(List<LineChange> changes, int[] old, int[] current)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (change.OldCount > 0 && change.NewCount > 0)
                continue;
            var lines = change.OldCount > 0 ? old : current;
            var (start, count) = change.OldCount > 0 ? (change.OldStart, change.OldCount) : (change.NewStart, change.NewCount);
            // One equal line must remain before the next change, or the two would become one.
            var room = i + 1 < changes.Count ? changes[i + 1].OldStart - change.OldEnd - 1 : old.Length - change.OldEnd;
            var by = 0;
            while (by < room && lines[start + by] == lines[start + count + by])
                by++;
            changes[i] = change with { OldStart = change.OldStart + by, NewStart = change.NewStart + by };
        }
    }
}
