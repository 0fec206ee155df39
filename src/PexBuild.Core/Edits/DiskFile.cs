using PexBuild.Files;
using PexBuild.Journal;

namespace PexBuild.Edits;

/// <summary>A file or link that is in an unpacked folder now.</summary>
internal sealed class DiskFile
{
    private readonly FileSystemInfo _info;

    public DiskFile(string path, FileSystemInfo info)
    {
        Path = path;
        _info = info;
        // A name that is not UTF-8 is decoded to a different name, for which no file exists.
        IsLink = (info.Attributes & FileAttributes.ReparsePoint) != 0;
        if (!IsLink && !info.Exists)
            return;
        Length = IsLink || info is not FileInfo file ? 0 : file.Length;
        LastWriteUtc = info.LastWriteTimeUtc;
#if NET
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        IsExecutable = !IsLink && !OperatingSystem.IsWindows() && (info.UnixFileMode & Execute) != 0;
#endif
    }

    /// <summary>The path relative to the folder, <c>/</c> between parts.</summary>
    public string Path { get; }

    public string FullName => _info.FullName;

    public bool IsLink { get; }

    public long Length { get; }

    public DateTime LastWriteUtc { get; }

    /// <summary>When the file was created. Detects a replacement of the same size and time, where the file system keeps creation times.</summary>
    public DateTime CreatedUtc => _info.CreationTimeUtc;

    public bool IsExecutable { get; }

    /// <summary>The SHA-256 of its content, once it has been read.</summary>
    public string? Sha256 { get; set; }

    /// <summary>The SHA-256 of its content, which is read on the first call.</summary>
    public string ReadSha256() => Sha256 ??= Sha256Hex.ComputeFile(FullName);

    /// <param name="keepsModes">Whether the file system keeps execute bits.</param>
    public ComparedFile ToCompare(bool keepsModes) => IsLink ? ComparedFile.Link : new ComparedFile(Length, keepsModes ? IsExecutable : null, ReadSha256);

    public SeenFile? Seen => Sha256 is null ? null : new SeenFile(Sha256, Length, LastWriteUtc);
}
