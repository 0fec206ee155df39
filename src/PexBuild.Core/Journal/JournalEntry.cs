namespace PexBuild.Journal;

/// <summary>A file that an update writes or removes.</summary>
/// <param name="Path">The path relative to the folder, <c>/</c> between parts.</param>
/// <param name="Old">The SHA-256 of the content at the path that may be discarded; other content is saved. <see langword="null"/>: all is saved.</param>
/// <param name="New">The SHA-256 of the new file; <see langword="null"/> if the path is removed.</param>
internal sealed record JournalEntry(string Path, string? Old, string? New)
{
    /// <summary>The file at the path as it was last read; it is not read again if its size and time are unchanged.</summary>
    public SeenFile? Seen { get; init; }
}

/// <summary>The hash, size and time of a file when it was read.</summary>
internal sealed record SeenFile(string Sha256, long Length, DateTime LastWriteUtc)
{
    public bool IsUntouched(FileInfo now) => now.Length == Length && now.LastWriteTimeUtc == LastWriteUtc;
}
