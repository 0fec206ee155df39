namespace PexBuild.Files;

/// <summary>Devices and pipes, including this process's own output: they are written to, never replaced.</summary>
internal static class StreamFile
{
    /// <summary>Whether a path is a device or a pipe. Nothing is read or written. On Windows none of them has a path.</summary>
    public static bool IsDeviceOrPipe(string path)
    {
#if NET
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return false;
        var full = FolderPaths.Full(path);
        return IsDevice(full) || IsDevice(RealPath.Resolve(full) ?? full) || IsPipe(full);
#else
        _ = path;
        return false;
#endif
    }

#if NET
    private const string Devices = "/dev/";

    // An in-memory file system: its files are regular files.
    private const string Memory = "/dev/shm/";

    private static bool IsDevice(string path) => path.StartsWith(Devices, StringComparison.Ordinal) && !path.StartsWith(Memory, StringComparison.Ordinal);

    private static bool IsPipe(string path)
    {
        try
        {
            // Opened for reading and writing, a pipe does not wait for its other end.
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return !file.CanSeek;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
#endif
}
