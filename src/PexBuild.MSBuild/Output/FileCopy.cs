namespace PexBuild.MSBuild.Output;

/// <summary>What is in the output folder at the path that a file is to be copied to.</summary>
internal enum FileState
{
    /// <summary>No file.</summary>
    Missing,

    /// <summary>A copy that nobody changed.</summary>
    Ours,

    /// <summary>The content that would be copied.</summary>
    Same,

    /// <summary>The user's content, and the unpacked file has changed since it was copied.</summary>
    Edited,

    /// <summary>The user's content, and the unpacked file has not changed since it was copied, so that the user's content stays.</summary>
    EditedOnlyHere,
}

/// <summary>A file of the unpacked folder that is not recorded as copied to the output folder.</summary>
internal readonly record struct FileCopy(string Path, FileStamp Source, FileState State)
{
    /// <summary>Whether the unpacked file is copied.</summary>
    public bool IsWritten => State is FileState.Missing or FileState.Ours or FileState.Edited;

    /// <summary>Whether the file in the output folder is the copy afterwards.</summary>
    public bool IsCopy => State is not FileState.EditedOnlyHere;
}
