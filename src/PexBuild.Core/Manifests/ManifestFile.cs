namespace PexBuild.Manifests;

/// <summary>One file of an unpacked folder as it was written, to distinguish edited files from unchanged ones.</summary>
internal sealed class ManifestFile
{
    /// <summary>The <see cref="Origin"/> of files that this library generates, which are not part of the PEX.</summary>
    public const string Generated = "generated";

    /// <summary>The <see cref="Origin"/> of files that a patch creates.</summary>
    public const string Patch = "patch";

    internal ManifestFile(string path, string sha256, long length, bool isExecutable, string origin)
    {
        Path = path;
        Sha256 = sha256;
        Length = length;
        IsExecutable = isExecutable;
        Origin = origin;
    }

    /// <summary>The path relative to the folder, with <c>/</c> as separator.</summary>
    public string Path { get; }

    /// <summary>The SHA-256 of the content in hex.</summary>
    public string Sha256 { get; }

    /// <summary>The size in bytes.</summary>
    public long Length { get; }

    /// <summary>Whether it was written with execute bits.</summary>
    public bool IsExecutable { get; }

    /// <summary>The origin: <c>pex</c>, <c>wheel</c>, <c>generated</c>, or <c>patch</c> for a file that a patch creates.</summary>
    public string Origin { get; }
}
