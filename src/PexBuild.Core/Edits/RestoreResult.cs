namespace PexBuild.Edits;

/// <summary>What was restored.</summary>
public sealed class RestoreResult
{
    internal RestoreResult(IReadOnlyList<FolderEdit> edits, string? savedFolder)
    {
        Edits = edits;
        SavedFolder = savedFolder;
    }

    /// <summary>The edits that are gone.</summary>
    public IReadOnlyList<FolderEdit> Edits { get; }

    /// <summary>Where what was discarded is, relative to the folder; <see langword="null"/> when nothing was.</summary>
    public string? SavedFolder { get; }
}
