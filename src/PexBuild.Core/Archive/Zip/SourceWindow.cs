namespace PexBuild.Archive.Zip;

/// <summary>Looks at records of a source through one buffer, so that records close together cost one read.</summary>
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

    /// <summary>The bytes at a position; valid until the next call.</summary>
    /// <param name="position">Where they begin.</param>
    /// <param name="count">How many, at most the window's capacity.</param>
    /// <param name="ahead">How many more are worth reading along when they are not in the window yet.</param>
    /// <returns>Less than <paramref name="count"/> bytes when the source ends before.</returns>
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
