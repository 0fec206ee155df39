namespace PexBuild.Archive;

/// <summary>One file or folder of an <see cref="IContainer"/>.</summary>
internal class ContainerEntry
{
    /// <summary>Creates an entry whose name has been checked.</summary>
    public ContainerEntry(string path, bool isFolder, long length, bool isExecutable)
    {
        Path = path;
        IsFolder = isFolder;
        Length = length;
        IsExecutable = isExecutable;
    }

    /// <summary>
    /// The path relative to the container's root: separated by <c>/</c>, with none at either end, and without <c>.</c> or <c>..</c> components.
    /// </summary>
    public string Path { get; }

    /// <summary>Whether this is a folder, which has no data.</summary>
    public bool IsFolder { get; }

    /// <summary>The unpacked size of the file in bytes.</summary>
    public long Length { get; }

    /// <summary>Whether any of the three execute bits is set: the file is written with mode 0755, otherwise 0644 (less the umask).</summary>
    public bool IsExecutable { get; }
}
