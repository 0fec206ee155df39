using PexBuild.Diagnostics;

namespace PexBuild.Files;

/// <summary>Reads files that this library wrote into a folder and that may have been tampered with since.</summary>
internal static class OwnFile
{
    // 200,000 files, the most that a PEX may have, need about 60 MB of manifest.
    private const long LongestFile = 256L << 20;

    /// <summary>Reads a file's bytes. A file of length zero is never opened: it may be a fifo, and opening one would block.</summary>
    /// <exception cref="IOException">It is larger than any file that this library writes.</exception>
    public static byte[] Read(string path)
    {
        var length = new FileInfo(path).Length;
        return length == 0 ? []
            : length <= LongestFile ? File.ReadAllBytes(path)
            : throw new IOException(FolderReasons.TooLarge(path).Text);
    }
}
