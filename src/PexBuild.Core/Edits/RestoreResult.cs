namespace PexBuild.Edits;

/// <summary>What was restored.</summary>
/// <param name="Edits">The edits that are gone.</param>
/// <param name="SavedFolder">Where what was discarded is, relative to the folder; <see langword="null"/> when nothing was.</param>
public sealed record RestoreResult(IReadOnlyList<FolderEdit> Edits, string? SavedFolder);
