namespace PexBuild.Edits;

/// <summary>The files that are compared at one path of an unpacked folder. What counts as an edit is defined here, for all of PexBuild.</summary>
/// <param name="Path">The path relative to the folder, <c>/</c> between parts.</param>
/// <param name="Written">The file as PexBuild wrote it; <see langword="null"/> if it wrote none.</param>
/// <param name="Wanted">The file that should be there; <see langword="null"/> if none should.</param>
/// <param name="Present">The file or link that is there now; <see langword="null"/> if there is none.</param>
internal readonly record struct PathVersions(string Path, ComparedFile? Written, ComparedFile? Wanted, ComparedFile? Present)
{
    /// <summary>Whether a folder is wanted at the path, or a file at the path of one of its parent folders.</summary>
    public bool IsInTheWay { get; init; }

    private bool IsUsers => FolderScan.IsUsers(Path);

    private bool IsContentEdited => !Present!.HasContentOf(Written!);

    private bool IsModeEdited => Present!.IsExecutable is { } mode && mode != Written!.IsExecutable;

    public PathSituation Classify() =>
        Present is null ? ClassifyAbsent()
        : Written is null ? ClassifyUnwritten()
        : IsContentEdited || IsModeEdited ? ClassifyEdited()
        : Wanted is null ? PathSituation.Obsolete
        : Wanted.HasContentOf(Written) && Wanted.IsExecutable == Written.IsExecutable ? PathSituation.Unchanged
        : PathSituation.Outdated;

    private PathSituation ClassifyAbsent() =>
        Wanted is null ? PathSituation.Settled
        : Written is null ? PathSituation.Missing
        : Wanted.HasContentOf(Written) ? PathSituation.Deleted
        : PathSituation.DeletedConflict;

    private PathSituation ClassifyUnwritten() =>
        IsInTheWay ? PathSituation.AddedInTheWay
        : Wanted is null ? (IsUsers ? PathSituation.Added : PathSituation.Ignored)
        : Wanted.HasContentOf(Present!) ? PathSituation.Settled
        : IsUsers ? PathSituation.AddedConflict
        : PathSituation.IgnoredInPlace;

    private PathSituation ClassifyEdited()
    {
        if (IsInTheWay)
            return PathSituation.EditedInTheWay;
        if (Wanted is null)
            return IsContentEdited ? PathSituation.EditedObsolete : PathSituation.ModeEditedObsolete;
        if (Wanted.HasContentOf(Present!))
            return (Present!.IsExecutable ?? Written!.IsExecutable) == Wanted.IsExecutable
                ? PathSituation.Settled
                : IsModeEdited ? PathSituation.ModeEdited
                : PathSituation.Outdated;
        if (!IsContentEdited)
            return PathSituation.ModeEditedOutdated;
        return Wanted.HasContentOf(Written!) ? PathSituation.Edited : PathSituation.EditedConflict;
    }
}
