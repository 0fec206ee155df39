namespace PexBuild.Files;

/// <summary>Devices and pipes, this process's own output among them: written to, never replaced.</summary>
internal static class StreamFile
{
    /// <summary>Whether a path leads to one. Nothing is read or written. On Windows there are none with a path.</summary>
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

    // A file system in memory: what is there are files like any other.
    private const string Memory = "/dev/shm/";

    private static bool IsDevice(string path) => path.StartsWith(Devices, StringComparison.Ordinal) && !path.StartsWith(Memory, StringComparison.Ordinal);

    private static bool IsPipe(string path)
    {
        try
        {
            // Opened for both, a pipe does not wait for its other end.
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
