namespace PexBuild.Archive.Zip;

/// <summary>How an entry's data are compressed. Python's zipimport knows the first two, the native runtime of pex the third.</summary>
internal enum ZipMethod
{
    Stored = 0,
    Deflated = 8,
    Zstandard = 93,
}

/// <summary>An entry of a zip, with where its data lie.</summary>
internal sealed class ZipEntry : ContainerEntry
{
    public ZipEntry(string path, bool isFolder, long length, bool isExecutable) : base(path, isFolder, length, isExecutable)
    {
    }

    public ZipMethod Method { get; init; }

    public uint Crc { get; init; }

    /// <summary>Where the data begin in the source.</summary>
    public long DataStart { get; init; }

    public long CompressedLength { get; init; }
}
