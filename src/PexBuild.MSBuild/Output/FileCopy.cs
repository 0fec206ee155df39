namespace PexBuild.MSBuild;

/// <summary>What is where a file is to be copied.</summary>
internal enum FileState
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>What was copied there, untouched.</summary>
    Ours,

    /// <summary>The very content that would be copied.</summary>
    Same,

    /// <summary>The user's content, in place of another than would be copied now.</summary>
    Edited,

    /// <summary>The user's content, in place of what would be copied again.</summary>
    EditedAlone,
}

/// <summary>A file of the unpacked folder that the output folder does not have as it is.</summary>
internal readonly record struct FileCopy(string Path, FileStamp Source, FileState State);
