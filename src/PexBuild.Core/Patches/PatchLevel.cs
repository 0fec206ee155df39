namespace PexBuild.Patches;

/// <summary>Determines how many leading folders to strip from the names of a patch (the argument of <c>patch -p</c>).</summary>
/// <remarks>
/// The result is the smallest number for which both names of each file are the same (<c>a/x</c> and <c>b/x</c>,
/// <c>tool.orig/x</c> and <c>tool/x</c>) and each file to be changed exists: 0 for <c>git diff --no-prefix</c>, usually 1, and
/// more for a patch that was made in a parent folder.
/// </remarks>
internal static class PatchLevel
{
    public static int Choose(IReadOnlyList<FilePatch> files, Func<string, bool> exists)
    {
        var deepest = files.Count == 0 ? 0 : files.Max(file => Math.Max(file.Old?.Depth ?? 0, file.New?.Depth ?? 0));
        var level = files.Count > 0 && files.All(HasPrefix) ? 1 : 0;
        while (level < deepest && !files.All(file => AreOneName(file, level)))
            level++;
        for (var further = level; further <= deepest; further++)
        {
            if (AllAreThere(files, further, exists))
                return further;
        }

        // What looked like a git prefix may be a folder of that name.
        return level == 1 && files.All(file => AreOneName(file, 0)) && AllAreThere(files, 0, exists) ? 0 : level;
    }

    // git's own prefixes (or names that never have one), in either order: the patch may be a reversed one.
    private static bool HasPrefix(FilePatch file) =>
        file.Old is { LacksPrefix: true } || StartsWith(file.Old, "a/", file.New, "b/") || StartsWith(file.Old, "b/", file.New, "a/");

    private static bool StartsWith(PatchName? old, string oldPrefix, PatchName? current, string newPrefix) =>
        (old is null || old.Text.StartsWith(oldPrefix, StringComparison.Ordinal))
            && (current is null || current.Text.StartsWith(newPrefix, StringComparison.Ordinal));

    private static bool AreOneName(FilePatch file, int level)
    {
        var (old, current) = (file.Old ?? file.OtherName, file.New ?? file.OtherName);
        return file.IsRename || old is null || current is null || old.Without(level) is { } name && name == current.Without(level);
    }

    private static bool AllAreThere(IReadOnlyList<FilePatch> files, int level, Func<string, bool> exists)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Old is not null && (file.Old.Without(level) is not { } old || !made.Contains(old) && !exists(old) && !file.MayBeAbsent))
                return false;
            if (file.New is not null)
                made.Add(file.New.Without(level) ?? "");
        }

        return true;
    }
}
