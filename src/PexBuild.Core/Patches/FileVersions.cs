namespace PexBuild.Patches;

/// <summary>A file before and after a change, to be written as a patch.</summary>
internal sealed class FileVersions
{
    /// <summary>What it was called; <see langword="null"/> when it was not there.</summary>
    public string? OldPath { get; init; }

    /// <summary>What it is called; <see langword="null"/> when it is gone.</summary>
    public string? NewPath { get; init; }

    public byte[] Old { get; init; } = [];

    public byte[] New { get; init; } = [];

    public bool WasExecutable { get; init; }

    public bool IsExecutable { get; init; }

    public bool IsBinary => HasZero(Old) || HasZero(New);

    /// <summary>git's rule: there is a zero byte among the first eight thousand.</summary>
    internal static bool HasZero(byte[] content) => Array.IndexOf(content, (byte)0, 0, Math.Min(content.Length, 8000)) >= 0;
}
