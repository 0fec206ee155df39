using PexBuild.Diagnostics;
#if NET
using Microsoft.Win32.SafeHandles;
#endif

namespace PexBuild.Archive;

/// <summary>A file on disk. All readers share one handle.</summary>
internal sealed class FileSource : IByteSource
{
#if NET
    private readonly SafeFileHandle _handle;
#else
    private readonly FileStream _file;
#endif

    /// <param name="path">A regular file (already checked by <see cref="ContainerInput"/>).</param>
    /// <param name="origin">The name at the start of the message if the system refuses access.</param>
    public FileSource(string path, string origin)
    {
        try
        {
#if NET
            _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            Length = RandomAccess.GetLength(_handle);
#else
            _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1);
            Length = _file.Length;
#endif
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.CannotRead.Because(origin, e);
        }
    }

    public long Length { get; }

    public int Read(long position, byte[] buffer, int start, int count)
    {
        var total = 0;
        while (total < count)
        {
            var read = ReadOnce(position + total, buffer, start + total, count - total);
            if (read == 0)
                break;
            total += read;
        }

        return total;
    }

#if NET
    private int ReadOnce(long position, byte[] buffer, int start, int count) => RandomAccess.Read(_handle, buffer.AsSpan(start, count), position);

    public void Dispose() => _handle.Dispose();
#else
    private int ReadOnce(long position, byte[] buffer, int start, int count)
    {
        lock (_file)
        {
            _file.Position = position;
            return _file.Read(buffer, start, count);
        }
    }

    public void Dispose() => _file.Dispose();
#endif
}
