namespace PexBuild.Archive;

/// <summary>One file or folder of an <see cref="IContainer"/>.</summary>
internal class ContainerEntry
{
    /// <summary>Describes an entry whose name has been checked.</summary>
    public ContainerEntry(string path, bool isFolder, long length, bool isExecutable)
    {
        Path = path;
        IsFolder = isFolder;
        Length = length;
        IsExecutable = isExecutable;
    }

    /// <summary>The path relative to the container's root: <c>/</c> between parts, none at either end, no <c>.</c> or <c>..</c> parts.</summary>
    public string Path { get; }

    /// <summary>Whether this is a folder; it then has no data.</summary>
    public bool IsFolder { get; }

    /// <summary>How many bytes the file has when unpacked.</summary>
    public long Length { get; }

    /// <summary>Whether any of the three execute bits is set: the file is written with mode 0755, otherwise 0644 (less the umask).</summary>
    public bool IsExecutable { get; }
}
