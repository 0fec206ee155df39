namespace PexBuild.Patches;

/// <summary>The content and the mode of a file.</summary>
internal sealed record PatchedFile(byte[] Content, bool IsExecutable);

/// <summary>Where files are that patches are applied to.</summary>
internal interface IPatchSource
{
    /// <exception cref="Diagnostics.PexException">The path cannot be one of the folder's: it leads elsewhere, or through a link, or to a folder.</exception>
    bool Exists(string path);

    PatchedFile Read(string path);

    /// <summary>What is there in place of a path that is missing: another version of its distribution, say; <see langword="null"/> for nothing.</summary>
    string? FindReplacement(string path);
}
