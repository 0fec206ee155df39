namespace PexBuild.Patches;

/// <summary>
/// Where lines were only added or only removed, several places may say the same; the last one reads best, since it keeps a block's head with the
/// block.
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
            // One equal line stays before the next change, or they would be one.
            var room = i + 1 < changes.Count ? changes[i + 1].OldStart - change.OldEnd - 1 : old.Length - change.OldEnd;
            var by = 0;
            while (by < room && lines[start + by] == lines[start + count + by])
                by++;
            changes[i] = change with { OldStart = change.OldStart + by, NewStart = change.NewStart + by };
        }
    }
}
