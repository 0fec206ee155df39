using System.Buffers;

namespace PexBuild.Archive;

/// <summary>Reads the bytes of a source from first to last through its own buffer.</summary>
/// <remarks>
/// The last byte is returned by itself. If a decoder finishes without asking for it, other data follows its input; if a decoder asks for more after
/// it, its input was truncated. There is no other way to tell with <c>DeflateStream</c>, which reports neither.
/// </remarks>
internal sealed class SourceStream : ReadOnlyStream
{
    private const int BufferLength = 1 << 16;
    private readonly IByteSource _source;
    private readonly bool _ownsSource;
    private byte[]? _buffer;
    private int _next;
    private int _filled;
    private long _position;

    public SourceStream(IByteSource source, bool ownsSource)
    {
        _source = source;
        _ownsSource = ownsSource;
    }

    /// <summary>Whether every byte was read.</summary>
    public bool IsUsedUp => Given == _source.Length;

    /// <summary>Whether a read went past the end.</summary>
    public bool WasCutOff { get; private set; }

    private long Given => _position - (_filled - _next);

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (count == 0)
            return 0;
        if (_next == _filled && !Fill())
        {
            WasCutOff = true;
            return 0;
        }

        var left = _source.Length - Given;
        var step = Math.Min(count, left > 1 ? (int)Math.Min(_filled - _next, left - 1) : 1);
        Buffer.BlockCopy(_buffer!, _next, buffer, offset, step);
        _next += step;
        return step;
    }

    protected override void Dispose(bool disposing)
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (disposing && _ownsSource)
            _source.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        _buffer ??= ArrayPool<byte>.Shared.Rent((int)Math.Max(1, Math.Min(BufferLength, _source.Length)));
        _next = 0;
        _filled = _source.Read(_position, _buffer, 0, _buffer.Length);
        _position += _filled;
        return _filled > 0;
    }
}
