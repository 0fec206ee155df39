using PexBuild.Edits;

namespace PexBuild.MSBuild.Output;

/// <summary>A file of the unpacked folder that is not recorded as copied to the output folder.</summary>
/// <param name="Path">The path in both folders.</param>
/// <param name="Source">The stamp of the unpacked file.</param>
/// <param name="Situation">What happened at the path in the output folder.</param>
/// <param name="Action">What is done about it.</param>
internal readonly record struct FileCopy(string Path, FileStamp Source, PathSituation Situation, PathAction Action)
{
    /// <summary>Whether the unpacked file is copied.</summary>
    public bool IsWritten => Action is PathAction.Write or PathAction.SaveAndWrite;

    /// <summary>Whether the file in the output folder is saved before.</summary>
    public bool IsSaved => Action is PathAction.SaveAndWrite;

    /// <summary>Whether the file in the output folder was edited, so that nothing may be copied.</summary>
    public bool IsRefused => Action is PathAction.RefuseConflict;

    /// <summary>Whether the file in the output folder is the copy afterwards, and not the user's own.</summary>
    public bool IsCopy => Situation is not PathSituation.Edited;
}
