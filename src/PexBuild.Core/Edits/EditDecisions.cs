using PexBuild.Planning;
using static PexBuild.Edits.PathAction;
using static PexBuild.Edits.PathSituation;

namespace PexBuild.Edits;

/// <summary>
/// The decision table for updating folders that contain user edits: it maps what happened at a path to the action taken. Unpacking, a build's
/// copy beside the program, cleaning and publishing all use it.
/// </summary>
internal static class EditDecisions
{
    // The columns are in the order of EditPolicy. Deleted files are never edits of a copy: the copying code reports them as not written (Missing).
    private static readonly Dictionary<PathSituation, PathAction[]> s_table = new()
    {
        //                      Fail            Keep              Overwrite      Merge             Copy            CopyAndOverwrite  Clean
        [Unchanged] =          [Leave,          Leave,            Leave,         Leave,            Leave,          Leave,            Leave],
        [Outdated] =           [Write,          Write,            Write,         Write,            Write,          Write,            Leave],
        [Obsolete] =           [Remove,         Remove,           Remove,        Remove,           Remove,         Remove,           Remove],
        [Missing] =            [Write,          Write,            Write,         Write,            Write,          Write,            Leave],
        [Settled] =            [Leave,          Leave,            Leave,         Leave,            Leave,          Leave,            Leave],
        [Deleted] =            [RefuseLoss,     Leave,            Write,         Leave,            Leave,          Leave,            Leave],
        [DeletedConflict] =    [RefuseLoss,     RefuseConflict,   Write,         WriteAndReport,   RefuseConflict, Write,            Leave],
        [Edited] =             [RefuseLoss,     KeepEdit,         SaveAndWrite,  KeepEdit,         Leave,          Leave,            Leave],
        [EditedConflict] =     [RefuseLoss,     RefuseConflict,   SaveAndWrite,  Merge,            RefuseConflict, SaveAndWrite,     Leave],
        [EditedObsolete] =     [RefuseLoss,     RefuseConflict,   SaveAndRemove, KeepAndReport,    Leave,          Leave,            Leave],
        [EditedInTheWay] =     [RefuseLoss,     RefuseConflict,   SaveAndRemove, RefuseConflict,   RefuseConflict, SaveAndRemove,    Leave],
        [ModeEdited] =         [RefuseLoss,     Leave,            SaveAndWrite,  Leave,            Leave,          Leave,            Leave],
        [ModeEditedOutdated] = [RefuseLoss,     WriteKeepingMode, Write,         WriteKeepingMode, Write,          Write,            Leave],
        [ModeEditedObsolete] = [RefuseLoss,     Remove,           Remove,        Remove,           Remove,         Remove,           Remove],
        [Added] =              [Leave,          Leave,            Leave,         Leave,            Leave,          Leave,            Leave],
        [AddedConflict] =      [RefuseConflict, RefuseConflict,   SaveAndWrite,  Merge,            RefuseConflict, SaveAndWrite,     Leave],
        [AddedInTheWay] =      [RefuseConflict, RefuseConflict,   SaveAndRemove, RefuseConflict,   RefuseConflict, SaveAndRemove,    Leave],
        [Ignored] =            [Leave,          Leave,            Leave,         Leave,            Leave,          Leave,            Remove],
        [IgnoredInPlace] =     [SaveAndWrite,   SaveAndWrite,     SaveAndWrite,  SaveAndWrite,     Write,          Write,            Leave],
    };

    public static PathAction Decide(PathSituation situation, EditPolicy policy) => s_table[situation][(int)policy];

    /// <summary>Returns the action to take when a PEX is unpacked over a folder.</summary>
    public static PathAction Decide(PathSituation situation, OnEdits onEdits) => Decide(situation, onEdits switch
    {
        OnEdits.Fail => EditPolicy.Fail,
        OnEdits.Keep => EditPolicy.Keep,
        OnEdits.Overwrite => EditPolicy.Overwrite,
        _ => EditPolicy.Merge,
    });
}
