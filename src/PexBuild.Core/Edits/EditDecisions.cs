using PexBuild.Planning;
using static PexBuild.Edits.PathAction;
using static PexBuild.Edits.PathSituation;

namespace PexBuild.Edits;

/// <summary>The decision table for folders that are brought up to date around the user's edits: what happened at a path, and what is done about it.</summary>
internal static class EditDecisions
{
    private static readonly Dictionary<PathSituation, Row> Table = new()
    {
        //                            Fail            Keep            Overwrite      Merge
        [Unchanged] =          new(Leave,          Leave,          Leave,         Leave),
        [Outdated] =           new(Write,          Write,          Write,         Write),
        [Obsolete] =           new(Remove,         Remove,         Remove,        Remove),
        [Missing] =            new(Write,          Write,          Write,         Write),
        [Settled] =            new(Leave,          Leave,          Leave,         Leave),
        [Deleted] =            new(RefuseLoss,     Leave,          Write,         Leave),
        [DeletedConflict] =    new(RefuseLoss,     RefuseConflict, Write,         WriteAndReport),
        [Edited] =             new(RefuseLoss,     KeepEdit,       SaveAndWrite,  KeepEdit),
        [EditedConflict] =     new(RefuseLoss,     RefuseConflict, SaveAndWrite,  Merge),
        [EditedObsolete] =     new(RefuseLoss,     RefuseConflict, SaveAndRemove, KeepAndReport),
        [EditedInTheWay] =     new(RefuseLoss,     RefuseConflict, SaveAndRemove, RefuseConflict),
        [ModeEdited] =         new(RefuseLoss,     Leave,          SaveAndWrite,  Leave),
        [ModeEditedOutdated] = new(RefuseLoss,     WriteKeepingMode, Write,       WriteKeepingMode),
        [ModeEditedObsolete] = new(RefuseLoss,     Remove,         Remove,        Remove),
        [Added] =              new(Leave,          Leave,          Leave,         Leave),
        [AddedConflict] =      new(RefuseConflict, RefuseConflict, SaveAndWrite,  Merge),
        [AddedInTheWay] =      new(RefuseConflict, RefuseConflict, SaveAndRemove, RefuseConflict),
        [Ignored] =            new(Leave,          Leave,          Leave,         Leave),
        [IgnoredInPlace] =     new(SaveAndWrite,   SaveAndWrite,   SaveAndWrite,  SaveAndWrite),
    };

    public static PathAction Decide(PathSituation situation, OnEdits onEdits) => onEdits switch
    {
        OnEdits.Fail => Table[situation].Fail,
        OnEdits.Keep => Table[situation].Keep,
        OnEdits.Overwrite => Table[situation].Overwrite,
        _ => Table[situation].Merge,
    };

    private sealed record Row(PathAction Fail, PathAction Keep, PathAction Overwrite, PathAction Merge);
}
