namespace PexBuild.Archive;

/// <summary>Devices and pipes: written to, never replaced.</summary>
public static class StreamFile
{
    /// <summary>Whether a path leads to one. Nothing is read or written. On Windows there are none with a path.</summary>
    public static bool Is(string path)
    {
#if NET
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return false;
        if ((RealPath.Of(Path.GetFullPath(path)) ?? path).StartsWith("/dev/", StringComparison.Ordinal))
            return true;
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
#else
        _ = path;
        return false;
#endif
    }
}
