namespace PexBuild.Archive.Zip;

/// <summary>The compression method of an entry. Python's zipimport supports the first two, and the native runtime of pex the third.</summary>
internal enum ZipMethod
{
    Stored = 0,
    Deflated = 8,
    Zstandard = 93,
}

/// <summary>An entry of a zip and the location of its data.</summary>
internal sealed class ZipEntry : ContainerEntry
{
    public ZipEntry(string path, bool isFolder, long length, bool isExecutable) : base(path, isFolder, length, isExecutable)
    {
    }

    public ZipMethod Method { get; init; }

    public uint Crc { get; init; }

    /// <summary>The offset of the data in the source.</summary>
    public long DataStart { get; init; }

    public long CompressedLength { get; init; }
}
