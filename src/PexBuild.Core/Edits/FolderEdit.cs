namespace PexBuild.Edits;

/// <summary>One file that is no longer as it was unpacked.</summary>
public sealed class FolderEdit
{
    internal FolderEdit(EditKind kind, string path, string? from = null, bool isModeChanged = false, DiskFile? file = null)
    {
        Kind = kind;
        Path = path;
        From = from;
        IsModeChanged = isModeChanged || kind == EditKind.ModeChanged;
        File = file;
    }

    /// <summary>What became of it.</summary>
    public EditKind Kind { get; }

    /// <summary>Relative to the folder, <c>/</c> between parts.</summary>
    public string Path { get; }

    /// <summary>Where it was unpacked to, when it was moved.</summary>
    public string? From { get; }

    /// <summary>Whether it lost or got its execute bits. Always <see langword="false"/> where there are none.</summary>
    public bool IsModeChanged { get; }

    /// <summary>What is there now; <see langword="null"/> when it was deleted.</summary>
    internal DiskFile? File { get; }
}
