namespace PexBuild.Journal;

/// <summary>One file that an update puts in place or takes away.</summary>
/// <param name="Path">Relative to the folder, <c>/</c> between parts.</param>
/// <param name="Old">The SHA-256 of what may be thrown away in that place; anything else there is saved. <see langword="null"/>: everything is saved.</param>
/// <param name="New">The SHA-256 of what takes its place; <see langword="null"/> for nothing.</param>
internal sealed record JournalEntry(string Path, string? Old, string? New)
{
    /// <summary>What is in the place now, as it was read a moment ago; spares reading it again if size and time are still those.</summary>
    public SeenFile? Seen { get; init; }
}

/// <summary>A file that was read.</summary>
internal sealed record SeenFile(string Sha256, long Length, DateTime LastWriteUtc)
{
    public bool IsUntouched(FileInfo now) => now.Length == Length && now.LastWriteTimeUtc == LastWriteUtc;
}
