namespace PexBuild.Patches;

/// <summary>A file before and after a change, to be written as a patch.</summary>
internal sealed class FileVersions
{
    /// <summary>The old path; <see langword="null"/> if the file did not exist.</summary>
    public string? OldPath { get; init; }

    /// <summary>The new path; <see langword="null"/> if the file was deleted.</summary>
    public string? NewPath { get; init; }

    public byte[] Old { get; init; } = [];

    public byte[] New { get; init; } = [];

    public bool WasExecutable { get; init; }

    public bool IsExecutable { get; init; }

    public bool IsBinary => HasZero(Old) || HasZero(New);

    /// <summary>Whether the content is binary by git's rule: there is a zero byte among the first eight thousand.</summary>
    internal static bool HasZero(byte[] content) => Array.IndexOf(content, (byte)0, 0, Math.Min(content.Length, 8000)) >= 0;
}
