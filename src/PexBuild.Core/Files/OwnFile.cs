using PexBuild.Diagnostics;

namespace PexBuild.Files;

/// <summary>Reads what this library wrote into a folder, which somebody else may have prepared since.</summary>
internal static class OwnFile
{
    // 200,000 files, the most that a PEX may have, come to some 60 MB of manifest.
    private const long LongestFile = 256L << 20;

    /// <summary>A file's bytes. What has no length is never opened: it may be a fifo, which would be waited for.</summary>
    /// <exception cref="IOException">It is larger than anything that is written here.</exception>
    public static byte[] Read(string path)
    {
        var length = new FileInfo(path).Length;
        return length == 0 ? []
            : length <= LongestFile ? File.ReadAllBytes(path)
            : throw new IOException(FolderReasons.TooLarge(path).Text);
    }
}
