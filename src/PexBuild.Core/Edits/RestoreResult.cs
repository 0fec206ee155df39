namespace PexBuild.Edits;

/// <summary>The result of restoring an unpacked folder.</summary>
public sealed class RestoreResult
{
    internal RestoreResult(IReadOnlyList<FolderEdit> edits, string? savedFolder)
    {
        Edits = edits;
        SavedFolder = savedFolder;
    }

    /// <summary>The edits that were reverted.</summary>
    public IReadOnlyList<FolderEdit> Edits { get; }

    /// <summary>The folder with the discarded files, relative to the unpacked folder; <see langword="null"/> if nothing was discarded.</summary>
    public string? SavedFolder { get; }
}
