namespace PexBuild.Archive.Zip;

/// <summary>Reads records of a source through one buffer, so that adjacent records need only one read.</summary>
internal sealed class SourceWindow
{
    private readonly IByteSource _source;
    private readonly byte[] _buffer;
    private long _start;
    private int _length;

    public SourceWindow(IByteSource source, int capacity)
    {
        _source = source;
        _buffer = new byte[capacity];
    }

    /// <summary>Returns the bytes at a position; they are valid until the next call.</summary>
    /// <param name="position">The position of the first byte.</param>
    /// <param name="count">The number of bytes, at most the window's capacity.</param>
    /// <param name="ahead">The number of further bytes to read ahead if the bytes are not in the window yet.</param>
    /// <returns>Fewer than <paramref name="count"/> bytes if the source ends earlier.</returns>
    public ReadOnlySpan<byte> Look(long position, int count, int ahead)
    {
        var offset = position - _start;
        if (offset < 0 || offset + count > _length)
        {
            _start = position;
            _length = _source.Read(position, _buffer, 0, (int)Math.Min(_buffer.Length, (long)count + ahead));
            offset = 0;
        }

        return _buffer.AsSpan((int)offset, Math.Min(count, _length - (int)offset));
    }
}
