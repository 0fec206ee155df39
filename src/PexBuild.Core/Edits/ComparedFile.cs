using PexBuild.Manifests;

namespace PexBuild.Edits;

/// <summary>
/// One of the files that are compared to find out what happened at a path: the written, the wanted or the present file.
/// </summary>
internal sealed class ComparedFile
{
    /// <summary>A symbolic link. It has no content of its own and equals no file, not even another link.</summary>
    public static readonly ComparedFile Link = new(-1, null, () => "");

    private readonly Func<string> _hash;
    private string? _sha256;

    /// <param name="length">The size in bytes.</param>
    /// <param name="isExecutable">Whether it has execute bits; <see langword="null"/> where the file system does not keep them.</param>
    /// <param name="hash">Computes the SHA-256 of its content, once, and only if another file has the same length.</param>
    public ComparedFile(long length, bool? isExecutable, Func<string> hash)
    {
        Length = length;
        IsExecutable = isExecutable;
        _hash = hash;
    }

    public long Length { get; }

    public bool? IsExecutable { get; }

    /// <summary>The SHA-256 of its content, computed on first use.</summary>
    public string Sha256
    {
        get => _sha256 ??= _hash();
        set => _sha256 = value;
    }

    public static ComparedFile FromManifest(ManifestFile file) => new(file.Length, file.IsExecutable, () => file.Sha256);

    public bool HasContentOf(ComparedFile other) => this != Link && other != Link && (this == other || Length == other.Length && Sha256 == other.Sha256);
}
