namespace PexBuild.Patches;

/// <summary>The content and the mode of a file.</summary>
internal sealed record PatchedFile(byte[] Content, bool IsExecutable);

/// <summary>The files that patches are applied to.</summary>
internal interface IPatchSource
{
    /// <exception cref="Diagnostics.PexException">
    /// The path is not valid in the folder: it leads out of it, passes through a link, or is a folder.
    /// </exception>
    bool Exists(string path);

    PatchedFile Read(string path);

    /// <summary>
    /// Finds a replacement for a missing path, for example in another version of its distribution; <see langword="null"/> if
    /// there is none.
    /// </summary>
    string? FindReplacement(string path);
}
