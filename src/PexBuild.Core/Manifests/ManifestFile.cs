namespace PexBuild.Manifests;

/// <summary>One file of an unpacked folder as it was written: what tells an edited file from an untouched one.</summary>
internal sealed class ManifestFile
{
    /// <summary>The <see cref="Origin"/> of the files that this library made: no part of the PEX.</summary>
    public const string Generated = "generated";

    /// <summary>The <see cref="Origin"/> of the files that a patch made.</summary>
    public const string Patch = "patch";

    internal ManifestFile(string path, string sha256, long length, bool isExecutable, string origin)
    {
        Path = path;
        Sha256 = sha256;
        Length = length;
        IsExecutable = isExecutable;
        Origin = origin;
    }

    /// <summary>Relative to the folder, <c>/</c> between parts.</summary>
    public string Path { get; }

    /// <summary>The content's SHA-256, hex.</summary>
    public string Sha256 { get; }

    /// <summary>In bytes.</summary>
    public long Length { get; }

    /// <summary>Whether it was written with execute bits.</summary>
    public bool IsExecutable { get; }

    /// <summary><c>pex</c>, <c>wheel</c>, <c>generated</c> or <c>patch</c>, for a file that a patch makes.</summary>
    public string Origin { get; }
}
