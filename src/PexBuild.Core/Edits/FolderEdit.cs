namespace PexBuild.Edits;

/// <summary>A file that differs from what was unpacked.</summary>
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

    /// <summary>How the file changed.</summary>
    public EditKind Kind { get; }

    /// <summary>The path relative to the folder, <c>/</c> between parts.</summary>
    public string Path { get; }

    /// <summary>The path that it was unpacked to, if it was moved.</summary>
    public string? From { get; }

    /// <summary>Whether its execute bits were set or cleared. Always <see langword="false"/> where the file system has none.</summary>
    public bool IsModeChanged { get; }

    /// <summary>The file that is there now; <see langword="null"/> if it was deleted.</summary>
    internal DiskFile? File { get; }
}
