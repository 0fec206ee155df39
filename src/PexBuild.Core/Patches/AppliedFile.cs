namespace PexBuild.Patches;

/// <summary>What a patch did to a file.</summary>
public enum AppliedKind
{
    /// <summary>The file was created.</summary>
    Made,

    /// <summary>The content or the mode of the file was changed.</summary>
    Changed,

    /// <summary>The file was deleted.</summary>
    Deleted,

    /// <summary>The file was moved, and may have been changed as well.</summary>
    Moved,
}

/// <summary>One file that a patch changed.</summary>
public sealed class AppliedFile
{
    internal AppliedFile(AppliedKind kind, string path, string? from, int offset)
    {
        Kind = kind;
        Path = path;
        From = from;
        Offset = offset;
    }

    /// <summary>What the patch did to the file.</summary>
    public AppliedKind Kind { get; }

    /// <summary>The path of the file, or its former path if it was deleted; relative to the folder, with <c>/</c> as separator.</summary>
    public string Path { get; }

    /// <summary>The former path, if the file existed.</summary>
    public string? From { get; }

    /// <summary>
    /// The largest distance, in lines, between a hunk's place in the file and the place that the patch states; 0 if all hunks
    /// were where it states.
    /// </summary>
    public int Offset { get; }
}
