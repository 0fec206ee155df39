using PexBuild.Files;

namespace PexBuild.Tool;

/// <summary>Writes a file that appears only when complete. A device or pipe is written directly, and a symbolic link is preserved.</summary>
internal static class WholeFile
{
    public static void Write(string path, IEnumerable<byte[]> parts)
    {
        if (StreamFile.IsDeviceOrPipe(path))
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            // Standard output may be a file that already has content.
            if (stream.CanSeek)
                stream.Seek(0, SeekOrigin.End);
            WriteTo(stream, parts);
            return;
        }

        // .NET resolves the relative symbolic link of a relative path against the root.
        var full = Path.GetFullPath(path);
        var target = new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
        AtomicFile.Write(target, stream => WriteTo(stream, parts));
    }

    private static void WriteTo(Stream stream, IEnumerable<byte[]> parts)
    {
        foreach (var bytes in parts)
            stream.Write(bytes);
    }
}
